// Everything by keys: the palette, the list of keys, and reading.
import { addLecture, awake, expect, register, test } from '../lectern';

test('Ctrl K opens the palette, and Enter goes where the words lead', async ({ page }) => {
  await register(page);
  await awake(page);
  const palette = page.getByRole('dialog', { name: 'Go, find, ask' });
  await page.keyboard.press('Control+k');
  await expect(palette).toBeVisible();
  await expect(palette.getByRole('combobox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();

  await page.keyboard.press('Control+k');
  await expect(palette.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('libr');
  await expect(palette.getByRole('option').first()).toHaveText('Library');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/library$/);
  await expect(palette).toBeHidden();

  await page.keyboard.press('Control+k');
  await expect(palette.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('mitosis');
  await expect(palette.getByRole('option', { name: 'Search for “mitosis”' })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/search\?q=mitosis/);
});

test('? shows the keys, and Escape closes them', async ({ page }) => {
  await register(page);
  await page.goto('/library');
  await awake(page);
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await page.keyboard.press('?');
  await expect(keys).toBeVisible();
  for (const words of ['Next page', 'Go to a page', 'Next place found', 'Larger']) await expect(keys).toContainText(words);
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();
});

test('in the reader j and k turn the pages, and / finds words', async ({ page }) => {
  await register(page);
  await page.goto(await addLecture(page));
  await awake(page);
  await expect(page.locator('#page-18')).toBeAttached();
  const current = page.getByRole('spinbutton').or(page.getByRole('textbox', { name: 'Page', exact: true }));
  await expect(current).toHaveValue('1');
  await page.keyboard.press('j');
  await expect(current).toHaveValue('2');
  await expect(page.locator('#page-2')).toBeInViewport();
  await page.keyboard.press('j');
  await expect(current).toHaveValue('3');
  await page.keyboard.press('k');
  await expect(current).toHaveValue('2');
  await expect(page).toHaveURL(/page=2/);

  await page.keyboard.press('/');
  const find = page.locator('#reader-find');
  await expect(find).toBeFocused();
  await page.keyboard.type('synchronized');
  await page.keyboard.press('Enter');
  await expect(page.locator('.places-count')).toContainText(/\d+ of \d+/);
  await expect(page.locator('.stroke[data-kind=found]').first()).toBeInViewport();
});
