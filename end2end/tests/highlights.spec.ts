// Marking words while reading: on a page with a picture and in a reflowed note.
import type { Locator, Page } from '@playwright/test';
import { addLecture, awake, expect, register, test, writeNote } from '../lectern';

/** Selects the words of an element as a hand would, by letting go of the mouse. */
async function select(words: Locator): Promise<void> {
  await words.evaluate((element) => {
    getSelection()!.selectAllChildren(element);
    element.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
  });
}

/** On a screen of this width the panel is closed at first. */
async function openList(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Ask, find, figures, text' }).click();
  await page.getByRole('button', { name: 'Highlights', exact: true }).click();
}

test('words of a page are highlighted, noted, found in the list, deleted and taken back', async ({ page }) => {
  await register(page);
  const address = await addLecture(page);
  await page.goto(`${address}?page=1`);
  await awake(page);
  const words = page.locator('#page-1 .sheet-words span').first();
  await expect(words).toBeAttached();
  await select(words);
  await page.getByRole('button', { name: 'Highlight in green' }).click();
  const stroke = page.locator('#page-1 .stroke[data-kind=highlight]');
  await expect(stroke.first()).toHaveAttribute('data-colour', 'green');

  await page.reload();
  await expect(stroke.first()).toHaveAttribute('data-colour', 'green');
  await awake(page);
  await openList(page);
  const listed = page.locator('.highlights > li');
  await expect(listed).toHaveCount(1);
  await listed.getByRole('button', { name: 'blue' }).click();
  await expect(stroke.first()).toHaveAttribute('data-colour', 'blue');
  await listed.getByLabel('Note').fill('For the exam');
  await listed.getByRole('button', { name: 'Save note' }).click();
  await expect(page.getByText('The note is saved.')).toBeVisible();

  await page.reload();
  await awake(page);
  await openList(page);
  await expect(listed.getByLabel('Note')).toHaveValue('For the exam');
  await listed.getByRole('button', { name: 'Delete the highlight' }).click();
  await expect(listed).toHaveCount(0);
  await page.getByRole('button', { name: /undo/i }).click();
  await expect(listed).toHaveCount(1);
  await expect(stroke.first()).toBeAttached();
});

test('the key h highlights words of a note, and they stay marked', async ({ page }) => {
  await register(page);
  const address = await writeNote(page, 'Cells', 'A cell divides.\n\nAnother paragraph.');
  await page.goto(address);
  await awake(page);
  await select(page.locator('.sheet-text p').first());
  await expect(page.getByRole('toolbar', { name: 'Highlight' })).toBeVisible();
  await page.keyboard.press('h');
  const mark = page.locator('.sheet-text mark[data-kind=highlight]');
  await expect(mark).toHaveText('A cell divides.');
  await page.reload();
  await awake(page);
  await expect(mark).toHaveText('A cell divides.');
});
