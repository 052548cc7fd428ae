// The reader: what is cited stands out, a locked file opens here, and the browser remembers how pages are shown.
import path from 'node:path';
import { addLecture, ask, awake, expect, refusals, register, test } from '../lectern';

const locked = path.resolve(import.meta.dirname, '../../fixtures/pdf/r6-both-passwords.pdf');

test('a citation opens at its page, with the quote in marker and the passage around it faint', async ({ page }) => {
  await register(page);
  await addLecture(page);
  await ask(page, 'How often are the entries in EMBL, GenBank and DDBJ synchronized?');
  const href = await page.locator('.answer a.citation').first().getAttribute('href');
  expect(href).toMatch(/quote=\d+-\d+/);
  await page.goto(href!);
  await awake(page);
  await expect(page.locator('.stroke[data-kind=passage]').first()).toBeInViewport();
  await expect(page.locator('.stroke[data-kind=around]').first()).toBeAttached();
  await expect(page.locator('#page-1')).toBeAttached();
  const cited = new URL(href!, page.url()).searchParams.get('page')!;
  await expect(page.locator('#reader-page')).toHaveValue(cited);
  await expect(page.locator('.thumbnails [aria-current=page] .thumbnail-number')).toHaveText(cited);
});

test('size and layout of pages are remembered', async ({ page }) => {
  await register(page);
  const lecture = await addLecture(page);
  await page.goto(lecture);
  await awake(page);
  await expect(page.locator('#page-18')).toBeAttached();
  await page.keyboard.press('+');
  await expect(page.locator('.reader-fit')).toHaveText('125 %');
  await page.locator('.reader-head .menu summary').click();
  await page.getByRole('button', { name: 'One page at a time' }).click();
  await expect(page.locator('.sheet')).toHaveCount(1);

  await page.goto(`${lecture}?page=3`);
  await awake(page);
  await expect(page.locator('.reader-fit')).toHaveText('125 %');
  await expect(page.locator('.sheet')).toHaveCount(1);
  await expect(page.locator('#page-3 .sheet-words')).toBeAttached();
});

test('a locked file takes its password in the reader', async ({ page, watched }) => {
  await register(page);
  await page.goto('/');
  await awake(page);
  await page.locator('input[type=file]').setInputFiles(locked);
  await page.goto((await page.locator('.add-way a').getAttribute('href'))!);
  await awake(page);
  const field = page.getByLabel('Password of the file');
  await field.fill('not this one');
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByText('This password does not open the file.')).toBeVisible();
  await refusals(watched, 422);
  await field.fill('foo');
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.locator('.sheet-words').first()).toContainText(/\w/);
});

test('Escape puts away what / opened', async ({ page }) => {
  await register(page);
  await page.goto(await addLecture(page));
  await awake(page);
  const field = page.locator('#reader-find');
  await page.keyboard.press('/');
  await expect(field).toBeFocused();
  await page.keyboard.type('quality');
  await page.keyboard.press('Escape');
  await expect(field).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(field).toBeHidden();
  await page.keyboard.press('j');
  await expect(page.locator('#reader-page')).toHaveValue('2');
});
