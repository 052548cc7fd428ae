// A power cut while a lecture is read in: nothing is lost, and the open page comes back by itself.
import { awake, expect, lecture, register, test } from '../lectern';

test('a lecture whose reading was cut off by a kill is read in after a restart', async ({ page, lectern, watched }) => {
  await register(page);
  await page.goto('/library');
  await awake(page);
  const uploaded = page.waitForResponse((response) => response.url().endsWith('/upload'));
  await page.locator('input[type=file]').setInputFiles(lecture);
  expect((await uploaded).status()).toBe(200);
  await lectern.kill();

  const row = page.locator('.material-row');
  await expect(page.getByText('The line to the server is down')).toBeVisible();
  await expect(row.getByText('18 pages')).toHaveCount(0);

  await lectern.restart();
  await expect(page.getByText('The line to the server is down')).toBeHidden();
  for (const error of watched.splice(0)) expect(error).toContain('net::ERR_');
  await expect(row).toHaveCount(1);
  await expect(row).toContainText('18 pages');
  await expect(row.locator('.reading-progress')).toHaveCount(0);

  await page.goto('/search?q=databases+synchronized');
  await expect(page.locator('.hit mark').first()).toContainText(/synchron|database/i);
});
