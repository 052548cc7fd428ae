// The same journey where no script runs: every step is a form or a link.
import { expect, lecture, password, register, signOut, test } from '../lectern';

test.use({ javaScriptEnabled: false });

test('without JavaScript a lecture can be added, asked about and read', async ({ page }) => {
  await register(page);
  await signOut(page);
  await page.getByLabel('Name', { exact: true }).fill('ada');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname === '/');

  await page.locator('input[type=file]').setInputFiles(lecture);
  await page.getByRole('button', { name: 'Send' }).first().click();
  await page.waitForURL(/\/library/);
  await expect(async () => {
    await page.goto('/library');
    await expect(page.getByText('18 pages').first()).toBeVisible({ timeout: 1000 });
    await expect(page.locator('.reading-progress')).toHaveCount(0, { timeout: 1000 });
  }).toPass();

  await page.goto('/ask');
  await page.getByLabel('Ask a question').fill('How often are the entries in EMBL, GenBank and DDBJ synchronized?');
  await page.getByRole('button', { name: 'Ask' }).last().click();
  await page.waitForURL(/\/ask\/.+/);
  const citation = page.locator('.answer a.citation').first();
  await expect(async () => {
    await page.reload();
    await expect(citation).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expect(page.locator('.answer').first()).toContainText('synchronized on a daily basis');

  await citation.click();
  await page.waitForURL(/\/materials\//);
  await expect(page.locator('img.sheet-picture').first()).toBeVisible();
});
