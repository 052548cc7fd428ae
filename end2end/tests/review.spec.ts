// Reviews: by keyboard, through a lapse and back to the page, taken back, without a network, and as plain forms.
import type { Page } from '@playwright/test';
import { awake, expect, register, signOut, test, wasAway } from '../lectern';

async function addCard(page: Page, front: string, back: string): Promise<void> {
  const form = page.locator('#add-card');
  await form.getByLabel('Front, or text with gaps').fill(front);
  await form.getByLabel('Back', { exact: true }).fill(back);
  await form.getByRole('button', { name: 'Add card' }).click();
  await expect(page.locator('.card-front', { hasText: front })).toBeVisible();
}

async function twoCards(page: Page): Promise<void> {
  await register(page);
  await page.goto('/cards?add=1');
  await awake(page);
  await addCard(page, 'What is osmosis?', 'Water through a membrane');
  await addCard(page, 'What is diffusion?', 'Particles spreading');
}

const question = (page: Page) => page.locator('.review-question');
const left = (page: Page) => page.locator('.review-count');

test('a person without cards is led to the first one', async ({ page }) => {
  await register(page);
  await page.goto('/review');
  await awake(page);
  await page.getByRole('link', { name: 'Make the first card' }).click();
  await expect(page.locator('#add-card')).toBeVisible();
});

test('space turns, a number answers, a forgotten card comes back, u takes back', async ({ page }) => {
  await twoCards(page);
  await page.goto('/review');
  await awake(page);
  await expect(left(page)).toHaveText('2 left');
  const first = await question(page).innerText();
  await page.keyboard.press('Space');
  await expect(page.locator('.grade')).toHaveCount(4);
  await expect(page.locator('.grade[data-grade=again] .grade-wait')).toHaveText('1 min');
  await page.keyboard.press('1');
  await expect(question(page)).not.toHaveText(first);
  await page.keyboard.press('u');
  await expect(question(page)).toHaveText(first);
  await page.keyboard.press('Space');
  await page.keyboard.press('4');
  await expect(left(page)).toHaveText('1 left');
  await page.keyboard.press('Space');
  await page.keyboard.press('4');
  await expect(page.getByRole('heading', { name: 'Done for today' })).toBeVisible();
  await expect(page.locator('.forecast svg')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Done for today' })).toBeVisible();
});

test('a card is changed while it is asked', async ({ page }) => {
  await twoCards(page);
  await page.goto('/review');
  await awake(page);
  await page.keyboard.press('e');
  await page.locator('.review-edit').getByLabel('Front').fill('What is a membrane?');
  await page.locator('.review-edit').getByRole('button', { name: 'Save' }).click();
  await expect(question(page)).toHaveText('What is a membrane?');
});

test('reviews go on without a network, in a new page too, and are sent when it is back', async ({ page, context, watched }) => {
  await twoCards(page);
  await page.goto('/review');
  await awake(page);
  // The page for the time without a network is kept by now.
  await expect.poll(() => page.evaluate(async () => !!(await caches.match('/review/away')))).toBe(true);
  await expect.poll(() => page.evaluate(() => !!localStorage.getItem('lectern.review'))).toBe(true);
  await context.setOffline(true);
  await page.keyboard.press('Space');
  await page.keyboard.press('4');
  await expect(page.locator('.notice')).toContainText('1 answer is kept here');
  await page.goto('/review');
  await awake(page);
  await expect(left(page)).toHaveText('1 left');
  await page.keyboard.press('Space');
  await page.keyboard.press('4');
  await expect(page.locator('.notice')).toContainText('2 answers are kept here');
  await context.setOffline(false);
  await expect(page.locator('.notice')).toHaveCount(0);
  await page.goto('/review');
  await expect(page.getByRole('heading', { name: 'Done for today' })).toBeVisible();
  await expect(page.locator('.review-figures')).toContainText('2');
  wasAway(watched);
});

test('signing out leaves nothing of a review in the browser', async ({ page }) => {
  await twoCards(page);
  await page.goto('/review');
  await awake(page);
  await expect.poll(() => page.evaluate(() => !!localStorage.getItem('lectern.review'))).toBe(true);
  await page.goto('/cards');
  await awake(page);
  await signOut(page);
  await expect.poll(() => page.evaluate(() => localStorage.getItem('lectern.review'))).toBeNull();
  await page.goto('/review/away');
  await expect(page.locator('.review-question')).toHaveCount(0);
  await expect(page.locator('.notice')).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a card is turned by a link and answered by a form', async ({ page }) => {
    await register(page);
    await page.goto('/cards?add=1');
    const form = page.locator('#add-card');
    await form.getByLabel('Front, or text with gaps').fill('What is osmosis?');
    await form.getByLabel('Back', { exact: true }).fill('Water through a membrane');
    await form.getByRole('button', { name: 'Add card' }).click();
    await page.goto('/review');
    await page.getByRole('link', { name: 'Show the answer' }).click();
    await expect(page.locator('.review-answer')).toContainText('Water through a membrane');
    await page.getByRole('button', { name: 'Easy' }).click();
    await expect(page.getByRole('heading', { name: 'Done for today' })).toBeVisible();
  });
});
