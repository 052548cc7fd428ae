// Parts of a figure are covered, by drawing and by fields, and asked one by one.
import { addLecture, awake, expect, register, test } from '../lectern';

test('two covers of a figure become two cards, and the one that is asked opens', async ({ page }) => {
  await register(page);
  const address = await addLecture(page);
  await page.goto(address);
  await awake(page);
  await page.getByRole('button', { name: 'Ask, find, figures, text' }).click();
  await page.getByRole('button', { name: 'Figures', exact: true }).click();
  await page.getByRole('link', { name: 'Make cards of this figure' }).first().click();
  await expect(page.getByRole('heading', { name: 'Cover parts of a figure' })).toBeVisible();

  const none = page.getByRole('button', { name: 'Cover none' });
  if (await none.isVisible()) await none.click();
  const make = page.getByRole('button', { name: 'Make cards' });
  await expect(make).toBeDisabled();
  const surface = page.locator('.cover-figure svg');
  await surface.scrollIntoViewIfNeeded();
  const box = (await surface.boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.2, box.y + box.height * 0.2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.5, { steps: 4 });
  await page.mouse.up();
  const rows = page.locator('.cover-drawn li');
  await expect(rows).toHaveCount(1);
  await rows.getByLabel('What it covers').fill('The low scores');
  await page.getByRole('button', { name: 'Add a cover' }).click();
  await expect(rows).toHaveCount(2);
  await rows.nth(1).getByLabel('From the left, %').fill('75');
  await rows.nth(1).getByLabel('From the left, %').press('Tab');
  await expect(page.locator('.cover-figure .cover[data-picked]').last()).toHaveAttribute('x', /^0\.75/);
  await make.click();
  await expect(page.getByText('2 cards were made.')).toBeVisible();

  await page.goto('/review');
  await awake(page);
  // Of the cards of one figure one is asked a day.
  await expect(page.locator('.review-count')).toHaveText('1 left');
  await expect(page.locator('.covered .mask')).toHaveCount(2);
  await expect(page.locator('.covered .mask[data-open]')).toHaveCount(0);
  await page.keyboard.press('Space');
  await expect(page.locator('.covered .mask[data-open]')).toHaveCount(1);
  await expect(page.locator('.review-source a')).toHaveAttribute('href', new RegExp(`^${address}`));
});
