// Power cuts while a document is read in: nothing is lost, and the open page comes back by itself.
import { book } from '../book';
import { awake, expect, lecture, register, test } from '../lectern';
import type { Lectern } from '../lectern';
import type { Page } from '@playwright/test';

const down = 'The line to the server is down';

/** Cuts the power, looks at the page that is left alone, and gives the power back. */
async function powerCut(page: Page, lectern: Lectern, watched: string[]): Promise<void> {
  await lectern.kill();
  await expect(page.getByText(down)).toBeVisible();
  await lectern.restart();
  await expect(page.getByText(down)).toBeHidden();
  for (const error of watched.splice(0)) expect(error).toContain('net::ERR_');
}

test('a lecture whose reading was cut off by a kill is read in after a restart', async ({ page, lectern, watched }) => {
  await register(page);
  await page.goto('/library');
  await awake(page);
  const uploaded = page.waitForResponse((response) => response.url().endsWith('/upload'));
  await page.locator('input[type=file]').setInputFiles(lecture);
  expect((await uploaded).status()).toBe(200);
  const row = page.locator('.material-row');
  await powerCut(page, lectern, watched);

  await expect(row).toHaveCount(1);
  await expect(row).toContainText('18 pages');
  await expect(row.locator('.reading-progress')).toHaveCount(0, { timeout: 90_000 });

  await page.goto('/search?q=databases+synchronized');
  await expect(page.locator('.hit mark').first()).toContainText(/synchron|database/i);
});

test('a book that is cut off in the middle of its pages goes on where it was', async ({ page, lectern, watched }) => {
  const pages = 80;
  await register(page);
  await page.goto('/library');
  await awake(page);
  await page.locator('input[type=file]').setInputFiles({ name: 'harbour.pdf', mimeType: 'application/pdf', buffer: book(pages) });
  const row = page.locator('.material-row');
  const progress = row.locator('.reading-words');
  await expect(progress).toHaveText(new RegExp(`^[1-9]\\d* of ${pages}\\b`));
  await lectern.kill();
  const before = Number.parseInt((await progress.textContent()) ?? '', 10);
  expect(before).toBeLessThan(pages);
  await powerCut(page, lectern, watched);

  await expect(row).toContainText(`${pages} pages`);
  await expect(row.locator('.reading-progress')).toHaveCount(0);
  await expect(row).toHaveCount(1);
  for (const number of [1, before, pages]) {
    await page.goto(`/search?q=lantern${number}`);
    await expect(page.locator('.hit mark').first()).toHaveText(`lantern${number}`);
  }
});
