// Marking words while reading: on a page with a picture and in a reflowed note.
import type { Locator, Page } from '@playwright/test';
import { addLecture, ask, awake, expect, register, test, writeNote } from '../lectern';

const front = (page: Page) => page.getByLabel('Front, or text with gaps');

/** Selects a word of the card's text and makes a gap of it. */
async function hide(page: Page, word: string): Promise<void> {
  await front(page).evaluate((field: HTMLTextAreaElement, word) => {
    const at = field.value.indexOf(word);
    field.setSelectionRange(at, at + word.length);
  }, word);
  await page.getByRole('button', { name: 'Make a gap' }).click();
}

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

test('a highlight becomes a card with a gap, and the card leads from the review back to its page', async ({ page }) => {
  await register(page);
  const address = await writeNote(page, 'Cells', 'A cell divides slowly.\n\nAnother paragraph.');
  await page.goto(address);
  await awake(page);
  await select(page.locator('.sheet-text p').first());
  await page.getByRole('button', { name: 'Highlight in yellow' }).click();
  await openList(page);
  await page.locator('.highlights').getByRole('link', { name: 'Make a card' }).click();
  const dialog = page.getByRole('dialog', { name: 'Make a card' });
  await expect(front(page)).toHaveValue('A cell divides slowly.');
  await expect(dialog.locator('.card-from')).toContainText('Cells, page 1');

  await dialog.getByLabel('Kind').selectOption('basic');
  await expect(front(page)).toHaveValue('');
  await expect(dialog.getByLabel('Back', { exact: true })).toHaveValue('A cell divides slowly.');
  await dialog.getByLabel('Kind').selectOption('cloze');
  await hide(page, 'divides');
  await expect(front(page)).toHaveValue('A cell {{c1::divides}} slowly.');
  await hide(page, 'divides');
  await expect(dialog.getByText('Select a word that is in no gap yet.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Add card' }).click();
  await expect(page.getByText('The card is made.')).toBeVisible();
  await expect(dialog).toBeHidden();

  await page.goto('/review');
  await awake(page);
  await expect(page.locator('.review-question')).toContainText('A cell');
  await expect(page.locator('.review-question')).not.toContainText('divides');
  await page.keyboard.press('Space');
  await expect(page.locator('.review-answer')).toContainText('divides');
  await page.locator('.review-source a').click();
  await page.waitForURL(new RegExp(`${address}\\?page=1&words=`));
  await expect(page.locator('.sheet-text mark[data-kind=passage]').first()).toContainText('divides');
});

test('selected words and the words that an answer cites become cards', async ({ page }) => {
  await register(page);
  const address = await writeNote(page, 'Transport', 'Osmosis is the movement of water through a membrane.\n\nIt needs no energy.');
  await page.goto(address);
  await awake(page);
  await select(page.locator('.sheet-text p').first());
  await expect(page.getByRole('toolbar', { name: 'Highlight' })).toBeVisible();
  await page.keyboard.press('c');
  await expect(front(page)).toHaveValue(/^Osmosis/);
  await page.keyboard.press('Escape');
  await select(page.locator('.sheet-text p').first());
  await page.getByRole('toolbar', { name: 'Highlight' }).getByRole('button', { name: 'Make a card' }).click();
  await expect(front(page)).toHaveValue('Osmosis is the movement of water through a membrane.');
  await hide(page, 'water');
  await page.getByRole('button', { name: 'Add card' }).click();
  await expect(page.getByText('The card is made.')).toBeVisible();

  await ask(page, 'What is osmosis?');
  await page.locator('.answer-foot').getByRole('link', { name: 'Make a card' }).click();
  await expect(front(page)).toHaveValue('What is osmosis?');
  await expect(page.getByLabel('Back', { exact: true })).toHaveValue(/movement of water[^[]*$/);
  await page.getByRole('button', { name: 'Add card' }).click();
  await expect(page.getByText('The card is made.')).toBeVisible();

  // A source is shown beside the thread where there is room.
  await page.setViewportSize({ width: 1600, height: 900 });
  await page.locator('a.citation').first().click();
  await page.locator('.source').getByRole('link', { name: 'Make a card' }).click();
  await expect(front(page)).toHaveValue(/movement of water/);
  await page.keyboard.press('Escape');

  await page.goto('/cards');
  await expect(page.locator('.card-row')).toHaveCount(2);
  await expect(page.locator('.card-facts a', { hasText: 'Transport, page 1' })).toHaveCount(2);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('an answer becomes a card by a link and a plain form', async ({ page }) => {
    await register(page);
    await page.goto('/notes/new');
    await page.getByLabel('Title of the note').fill('Transport');
    await page.getByLabel('Text of the note').fill('Osmosis is the movement of water through a membrane.');
    await page.getByRole('button', { name: 'Save note' }).click();
    await page.waitForURL(/\/materials\/[^/]+$/);
    await expect(async () => {
      await page.goto('/ask');
      await page.getByLabel('Ask a question').fill('What is osmosis?');
      await page.getByRole('button', { name: 'Ask', exact: true }).click();
      await page.waitForURL(/\/ask\/.+/);
      await page.reload();
      await expect(page.locator('a.citation').first()).toBeVisible({ timeout: 1000 });
    }).toPass();
    await page.locator('.answer-foot').getByRole('link', { name: 'Make a card' }).click();
    await page.waitForURL(/\/cards\?add=1&from=answer/);
    await expect(front(page)).toHaveValue('What is osmosis?');
    await page.getByRole('button', { name: 'Add card' }).click();
    await expect(page.locator('.card-row')).toHaveCount(1);
    await expect(page.locator('.card-facts')).toContainText('Transport, page 1');
  });
});
