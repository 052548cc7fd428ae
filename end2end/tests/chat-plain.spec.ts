// Branches, coaching and deletion where no script runs: every step is a form or a link.
import { allDone, expect, register, test } from '../lectern';
import type { Page } from '@playwright/test';

test.use({ javaScriptEnabled: false });

/** Reloads until the last answer is whole. */
async function answered(page: Page): Promise<void> {
  await expect(async () => {
    await page.reload();
    await expect(page.locator('.exchange').last().locator('.answer-foot')).toBeVisible({ timeout: 1000 });
  }).toPass();
}

async function ask(page: Page, question: string): Promise<void> {
  await page.locator('.composer').getByLabel('Ask a question').fill(question);
  await page.locator('.composer').getByRole('button', { name: 'Ask' }).click();
  await page.waitForURL(/\/ask\/.+/);
  await answered(page);
}

test('without JavaScript a question branches, a coach hints, and a deleted conversation comes back', async ({ page }) => {
  await register(page);
  await page.goto('/notes/new');
  await page.getByLabel('Title of the note').fill('Transport');
  await page
    .getByLabel('Text of the note')
    .fill('Osmosis is the movement of water through a membrane. Diffusion is the spreading of particles in a fluid.');
  await page.getByRole('button', { name: 'Save note' }).click();
  await page.waitForURL(/\/materials\//);
  await allDone(page);

  await page.goto('/ask');
  await ask(page, 'What is osmosis?');
  await expect(page.locator('.answer')).toContainText('movement of water');

  await page.getByRole('link', { name: 'Ask it differently' }).click();
  await page.locator('.edit-form textarea').fill('What is diffusion?');
  await page.locator('.edit-form').getByRole('button', { name: 'Ask' }).click();
  await page.waitForURL((url) => !url.search.includes('edit'));
  await answered(page);
  await expect(page.locator('.question')).toHaveText(['What is diffusion?']);
  await expect(page.locator('.siblings')).toContainText('2 of 2');
  await page.getByRole('button', { name: 'Previous version' }).click();
  await expect(page.locator('.question')).toHaveText(['What is osmosis?']);
  await page.goto(new URL(page.url()).pathname);
  await expect(page.locator('.question')).toHaveText(['What is osmosis?']);

  await page.getByLabel('Coach').check();
  await ask(page, 'What is diffusion?');
  const coach = page.locator('.coach');
  await expect(coach).toContainText('Look for:');
  await coach.locator('.coach-answer > summary').click();
  await expect(coach.locator('.answer-text')).toContainText('spreading of particles');

  await page.locator('.conversation-row summary').click();
  await page.locator('.conversation-row').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('The conversation is deleted.')).toBeVisible();
  await expect(page.locator('.conversation-row')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.waitForURL(/\/ask\/.+/);
  await expect(page.locator('.question')).toHaveText(['What is osmosis?', 'What is diffusion?']);
});
