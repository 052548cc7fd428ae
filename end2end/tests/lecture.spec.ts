// The main journey: a real lecture in, a cited answer out.
import { awake, expect, lecture, register, signOut, test } from '../lectern';

test('a lecture is read in, answers a question, and the citation opens the marked passage', async ({ page }) => {
  await register(page);
  await awake(page);

  await page.locator('input[type=file]').setInputFiles(lecture);
  await page.getByRole('link', { name: /quality.control/i }).first().click();
  await page.waitForURL(/\/materials\//);
  await expect(page.locator('.sheet-words').first()).toContainText('Quality');

  await page.goto('/library');
  await expect(page.getByText(/\d+ pages/).first()).toBeVisible();

  await page.goto('/ask');
  await awake(page);
  await page.getByLabel('Ask a question').fill('How often are the entries in EMBL, GenBank and DDBJ synchronized?');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/ask\/.+/);
  const citation = page.locator('.answer a.citation').first();
  await expect(citation).toBeVisible();

  await citation.hover();
  await expect(page.getByRole('tooltip')).toContainText(/\w{4}/);

  await page.reload();
  await awake(page);
  await expect(citation).toBeVisible();
  const href = await citation.getAttribute('href');
  expect(href).toMatch(/^\/materials\/.+page=\d+/);
  await page.goto(href!);
  await expect(page.locator('mark.stroke').first()).toBeVisible();

  await page.goto('/search?q=databases+synchronized');
  await expect(page.locator('mark').first()).toContainText(/synchron|database/i);

  await awake(page);
  await signOut(page);
});
