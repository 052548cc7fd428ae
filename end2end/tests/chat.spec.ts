// Conversations as things: branches, titles, search, renaming, deleting, coaching; as a person does it.
import { ask, awake, expect, register, test, writeNote } from '../lectern';
import type { Page } from '@playwright/test';

const note =
  '# Membranes\n\nOsmosis is the movement of water through a semipermeable membrane. It needs no energy.\n\n' +
  'Diffusion is the spreading of particles in a fluid. The kidneys filter about 180 litres of plasma each day.';

const question = (page: Page) => page.locator('.exchange .question');

test.beforeEach(async ({ page }) => {
  await register(page);
  await writeNote(page, 'Transport', note);
});

async function answered(page: Page, count: number): Promise<void> {
  await expect(page.locator('.answer-foot')).toHaveCount(count);
}

test('a question asked differently begins a branch; both stay, in every tab and in the export', async ({ page, context }) => {
  await ask(page, 'What is osmosis?');
  await answered(page, 1);
  await page.getByLabel('Ask a question').fill('Does it need energy?');
  await page.keyboard.press('Enter');
  await answered(page, 2);
  await expect(page.locator('.answer-searched')).toContainText('osmosis');

  const second = await context.newPage();
  await second.goto(page.url());
  await awake(second);

  await question(page).first().hover();
  await page.getByRole('link', { name: 'Ask it differently' }).first().click();
  const field = page.locator('.edit-form textarea');
  await expect(field).toHaveValue('What is osmosis?');
  await field.fill('What is diffusion?');
  await page.locator('.edit-form').getByRole('button', { name: 'Ask' }).click();
  for (const one of [page, second]) {
    await expect(question(one)).toHaveText(['What is diffusion?']);
    await expect(one.locator('.siblings')).toContainText('2 of 2');
    await expect(one.locator('.answer')).toContainText('spreading of particles');
  }

  await page.getByRole('button', { name: 'Previous version' }).click();
  for (const one of [page, second]) await expect(question(one)).toHaveText(['What is osmosis?', 'Does it need energy?']);
  await page.reload();
  await expect(question(page)).toHaveText(['What is osmosis?', 'Does it need energy?']);

  const id = new URL(page.url()).pathname.split('/').pop();
  const text = await (await page.request.get(`/conversations/${id}/export.md`)).text();
  expect(text).toContain('## Does it need energy?');
  expect(text).toMatch(/\[\^1\]: Transport, page 1: “/);
  expect(text).not.toContain('diffusion?');
});

test('a conversation is found by its answer, renamed, deleted and brought back', async ({ page }) => {
  await ask(page, 'please, what is osmosis?');
  await answered(page, 1);
  await expect(page.locator('.ask-title')).toHaveText('What is osmosis?');
  await ask(page, 'How much plasma do the kidneys filter?');
  await answered(page, 1);

  const rows = page.locator('.conversation-row');
  await page.getByLabel('Find in conversations').fill('semipermeable');
  await page.keyboard.press('Enter');
  await expect(rows).toHaveCount(1);
  await expect(rows.locator('.conversation-found')).toContainText('semipermeable');
  await rows.locator('a').first().click();
  await page.waitForURL(/at=/);
  await expect(page.locator('.exchange[data-named]')).toContainText('what is osmosis?');

  await page.goto('/ask');
  await awake(page);
  const row = rows.filter({ hasText: 'What is osmosis?' });
  await row.hover();
  await row.locator('summary').click();
  await row.getByRole('link', { name: 'Rename' }).click();
  await page.getByLabel('Title of the conversation').fill('Water paths');
  await page.getByRole('button', { name: 'Save' }).click();
  const renamed = rows.filter({ hasText: 'Water paths' });
  await expect(renamed).toHaveCount(1);
  await expect(page.locator('.ask-title')).toHaveText('Water paths');

  await page.goto('/ask');
  await awake(page);
  await renamed.hover();
  await renamed.locator('summary').click();
  await renamed.getByRole('button', { name: 'Delete' }).click();
  await expect(renamed).toHaveCount(0);
  await page.locator('.toasts').getByRole('button', { name: 'Undo' }).click();
  await expect(renamed).toHaveCount(1);
});

test('a question that is too long is said to be before it is sent', async ({ page }) => {
  await page.goto('/ask');
  await awake(page);
  await page.getByLabel('Ask a question').fill('x'.repeat(4_100));
  await expect(page.locator('.weight')).toContainText('4100 characters');
  await expect(page.locator('.composer').getByRole('button', { name: 'Ask' })).toBeDisabled();
  await page.getByLabel('Ask a question').fill('What is osmosis?');
  await expect(page.locator('.weight')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await answered(page, 1);
});

test('a table that answers is shown with its head, and a comparison quotes both sides', async ({ page }) => {
  const table =
    '# Electrolytes\n\n| Ion | Normal range | Unit |\n|---|---|---|\n| Sodium | 135–145 | mmol/L |\n| Potassium | 3.5–5.0 | mmol/L |\n';
  const electrolytes = await writeNote(page, 'Electrolytes', table);
  await ask(page, 'What is the normal range of potassium?');
  await answered(page, 1);
  const shown = page.locator('.answer-text table');
  await expect(shown.locator('th')).toHaveText(['Ion', 'Normal range', 'Unit']);
  await expect(shown.locator('tbody tr')).toHaveCount(1);
  await expect(shown.locator('tbody tr')).toContainText('3.5–5.0');
  await expect(shown.locator('a.citation')).toHaveAttribute('href', new RegExp(`^${electrolytes}\\?page=1`));

  await ask(page, 'What is the difference between osmosis and photosynthesis?');
  await answered(page, 1);
  await expect(page.locator('.answer-text h3')).toHaveText(['osmosis', 'photosynthesis']);
  await expect(page.locator('.answer-text')).toContainText('Osmosis is the movement of water');
  await expect(page.locator('.answer-text')).toContainText('do not seem to say anything about this');
});

test('a coach gives a hint and a gap before the answer', async ({ page }) => {
  await page.goto('/settings');
  await awake(page);
  await page.getByLabel('What you know').selectOption('beginner');
  await expect(page.locator('.toasts')).toContainText('Saved');
  await page.goto('/ask');
  await awake(page);
  await page.getByLabel('Coach').check();
  await page.getByLabel('Ask a question').fill('What is osmosis?');
  await page.keyboard.press('Enter');
  const coach = page.locator('.coach');
  await expect(coach).toContainText('Transport, page 1');
  await expect(coach).toContainText('Look for:');
  await expect(coach.locator('blockquote').first()).toContainText('____');
  await expect(page.getByText('movement of water')).toBeHidden();
  await coach.getByText('Show the answer').click();
  await expect(page.locator('.answer-text')).toContainText('movement of water');
  await page.reload();
  await awake(page);
  await expect(page.getByLabel('Coach')).toBeChecked();
});
