// The main job, end to end: a real lecture in, a cited answer out.
import { readFileSync } from 'node:fs';
import { awake, drop, expect, lecture, register, signOut } from '../lectern';
import { test } from '../model';

test('a dropped lecture is read in, answers a question, and a citation opens the marked passage beside it', async ({ page, model }) => {
  await page.setViewportSize({ width: 1600, height: 900 });
  await register(page);
  await page.goto('/library');
  await awake(page);
  const notes = Buffer.from('# Notes\n\nAsk about adapters next week.');
  await drop(page.locator('.add'), [
    { name: 'quality_control.pdf', buffer: readFileSync(lecture) },
    { name: 'notes.md', buffer: notes },
  ]);
  const row = page.locator('.material-row', { hasText: 'quality' });
  await expect(row.locator('.reading-words')).toHaveText(/^[1-9]\d* of \d+\b/);
  // Its pages can be read meanwhile.
  await row.getByRole('link', { name: /quality/i }).first().click();
  await page.waitForURL(/\/materials\//);
  await expect(page.locator('.sheet-words').first()).toContainText('Quality');
  await page.goto('/library');
  await expect(page.locator('.material-row')).toHaveCount(2);
  await expect(row).toContainText(/\d+ pages/);
  await expect(page.locator('.reading-progress')).toHaveCount(0, { timeout: 90_000 });

  await page.goto('/ask');
  await awake(page);
  await page.getByLabel('Ask a question').fill('How often are the entries in EMBL, GenBank and DDBJ synchronized?');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/ask\/.+/);
  const turn = await model.next();
  expect(turn.asked).toContain('synchroni');
  turn.say('They are synchronized ');
  const answer = page.locator('.answer');
  await expect(answer).toContainText('They are synchronized');
  await page.reload();
  await awake(page);
  await expect(answer.locator('[aria-busy=true]')).toContainText('They are synchronized');
  turn.say('on a daily basis [1].');
  turn.end();

  const citation = answer.locator('a.citation').first();
  await citation.hover();
  await expect(page.getByRole('tooltip')).toContainText(/synchroni/i);
  await citation.click();
  await expect(page.locator('.source mark.stroke').first()).toBeVisible();
  await expect(answer).toBeVisible();
  await expect(page).toHaveURL(/\/ask\/.+/);
  const whole = page.locator('.source a[href^="/materials/"]').first();
  await page.goto((await whole.getAttribute('href'))!);
  await expect(page.locator('mark.stroke').first()).toBeVisible();

  await page.goto('/search?q=databases+synchronized');
  await expect(page.locator('mark').first()).toContainText(/synchron|database/i);

  await awake(page);
  await signOut(page);
});
