// Cards from Anki: a package is looked into, taken in, reviewed, taken back; what is no package is refused with words.
import path from 'node:path';
import type { Page } from '@playwright/test';
import { awake, expect, refusals, register, test, wasAway } from '../lectern';

const fixtures = path.resolve(import.meta.dirname, '../../fixtures');
/** Three notes with five cards, seven reviews, a picture and a sound. */
const heart = path.join(fixtures, 'apkg/third.apkg');

async function bring(page: Page, file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  await page.getByLabel('Anki package').setInputFiles(file);
  await page.getByRole('button', { name: 'Look inside' }).click();
}

const figure = (page: Page, name: string) => page.locator('.import-figures > div', { hasText: name }).locator('dd');

test('a package is looked into, taken in, and taken back', async ({ page }) => {
  await register(page);
  await page.goto('/cards');
  await awake(page);
  await page.getByRole('link', { name: 'From Anki' }).click();
  await expect(page.getByText('Nothing was imported yet.')).toBeVisible();
  await expect(page.locator('.rail-places [aria-current=page]')).toHaveText('Study');

  await bring(page, heart);
  await expect(page.getByText('Nothing has changed yet.')).toBeVisible();
  await expect(figure(page, 'Cards')).toHaveText('5');
  await expect(figure(page, 'Reviews')).toHaveText('7');
  await expect(figure(page, 'Pictures and sounds')).toHaveText('2');
  await expect(page.locator('.import-row[data-state=waiting]')).toHaveCount(1);

  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText('The cards are yours now')).toBeVisible();
  await page.getByRole('link', { name: 'See the cards' }).click();
  await expect(page.locator('.card-row')).toHaveCount(5);
  await expect(page.locator('.chips [aria-current]', { hasText: 'From one import' })).toBeVisible();

  // The same again is known.
  await page.goto('/cards/import');
  await awake(page);
  await bring(page, heart);
  await expect(page.getByText('Nothing in this file is new')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Import', exact: true })).toHaveCount(0);
  await page.locator('.import-report').getByRole('button', { name: 'Forget it' }).click();
  await expect(page.locator('.import-report')).toHaveCount(0);

  await page.locator('.import-row[data-state=taken]').getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('.import-row[data-state=undone]')).toHaveCount(1);
  await page.goto('/cards');
  await expect(page.getByText('You have no cards yet.')).toBeVisible();
});

test('a picture with covered parts is asked in a review, without a network too', async ({ page, context, watched }) => {
  await register(page);
  await page.goto('/cards/import');
  await awake(page);
  await bring(page, heart);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText('The cards are yours now')).toBeVisible();
  await page.goto('/review');
  await awake(page);
  // The page for the time without a network and what the cards show are kept by now.
  const kept = async () => {
    const pictures = await (await caches.open('lectern-cards')).keys();
    return !!(await caches.match('/review/away')) && pictures.some(({ url }) => url.endsWith('.png'));
  };
  await expect.poll(() => page.evaluate(kept)).toBe(true);
  await context.setOffline(true);
  await page.goto('/review');
  await awake(page);
  const covered = page.locator('.covered');
  const left = page.locator('.review-count');
  await expect(page.locator('.review-card')).toBeVisible();
  for (let turn = 0; turn < 5 && !(await covered.isVisible()); turn++) {
    const before = await left.innerText();
    await page.keyboard.press('Space');
    await page.keyboard.press('4');
    await expect(left).not.toHaveText(before);
  }
  await expect(covered.locator('.mask')).toHaveCount(2);
  await expect.poll(() => covered.locator('img').evaluate((picture: HTMLImageElement) => picture.naturalWidth)).toBe(1);
  await context.setOffline(false);
  wasAway(watched);
});

test('what is no package is refused on the page', async ({ page, watched }) => {
  await register(page);
  await page.goto('/cards/import');
  await awake(page);
  await bring(page, { name: 'x.apkg', mimeType: 'application/octet-stream', buffer: Buffer.from('PK\x03\x04broken') });
  await expect(page.locator('.import-form .notice')).toContainText('Anki package');
  await refusals(watched, 422);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a package goes in and out by forms', async ({ page }) => {
    await register(page);
    await page.goto('/cards/import');
    await bring(page, heart);
    await page.waitForURL(/\/cards\/import\?id=/);
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(page.getByText('The cards are yours now')).toBeVisible();
    await page.locator('.import-row').getByRole('button', { name: 'Undo' }).click();
    await expect(page.locator('.import-row[data-state=undone]')).toHaveCount(1);
    await page.goto('/cards');
    await expect(page.getByText('You have no cards yet.')).toBeVisible();
  });
});
