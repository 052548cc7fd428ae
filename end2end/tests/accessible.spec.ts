// Every page: nothing that axe calls serious or critical, in both themes, and no sideways scrolling on a phone.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { addLecture, ask, awake, expect, register, test, writeNote } from '../lectern';

/** What axe finds, each as one line. */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations.filter((one) => one.impact === 'serious' || one.impact === 'critical');
  return grave.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target.join(' ')}: ${node.any[0]?.message ?? one.help}`));
}

/** Looks at the page that is open in both themes and at a phone's width. */
async function look(page: Page, name: string): Promise<void> {
  await awake(page);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect.soft(await faults(page), `${name}, ${colorScheme}`).toEqual([]);
  }
  const wide = page.viewportSize()!;
  await page.setViewportSize({ width: 390, height: 844 });
  expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), `${name}, width at 390`).toBeLessThanOrEqual(390);
  await page.setViewportSize(wide);
}

test('every page is accessible and fits a phone', async ({ page, elsewhere }) => {
  await register(page);
  const lecture = await addLecture(page);
  await look(page, 'jobs');

  await page.goto(`${lecture}?page=2`);
  await expect(page.locator('#page-2 .sheet-words span').first()).toBeAttached();
  await look(page, 'reader');
  await page.goto(await writeNote(page, 'Formulas', `$$${'x + y + '.repeat(60)} z$$\n\n\`\`\`\n${'code '.repeat(60)}\n\`\`\``));
  await look(page, 'note');

  await ask(page, 'How often are the entries in EMBL, GenBank and DDBJ synchronized?');
  await expect(page.locator('.answer-foot')).toBeVisible();
  await look(page, 'ask');

  const pages: [string, string, string][] = [
    ['today', '/', '.add-files'],
    ['library', '/library', '.material-row'],
    ['search', '/search?q=databases+synchronized', '.hit'],
    ['study', '/study', '.make-tile'],
    ['cards from Anki', '/cards/import', '.import-form'],
    ['settings', '/settings', '#sessions .row'],
  ];
  for (const [name, address, sign] of pages) {
    await page.goto(address);
    await expect(page.locator(sign).first()).toBeAttached();
    await look(page, name);
  }

  await page.goto(`/study?kind=quiz&of=material:${lecture.split('/').pop()}`);
  await page.getByRole('button', { name: 'Make it', exact: true }).click();
  await expect(page.locator('.items-list > li').first()).toBeVisible();
  await look(page, 'output');
  await page.getByRole('button', { name: 'Take the quiz' }).click();
  await expect(page.locator('.quiz-question')).toBeVisible();
  await look(page, 'quiz');

  const stranger = await elsewhere();
  await stranger.goto('/sign-in');
  await look(stranger, 'sign-in');
});
