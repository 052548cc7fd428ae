// The WASM comes in parts: every page wakes by itself and when it is gone to, and what was loaded stays for later.
import type { Page } from '@playwright/test';
import { addLecture, awake, expect, password, register, signIn, signOut, test } from '../lectern';

const places = ['/', '/library', '/ask', '/search', '/settings', '/jobs', '/notes/new'];

const palette = (page: Page) => page.getByRole('dialog', { name: 'Go, find, ask' });

/** Keeps back what fits `path` until what it gives is called. */
async function hold(page: Page, path: RegExp): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(path, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** Makes an account and signs out: a form that an awake page sends leads inside without another page being sent. */
async function registerAndLeave(page: Page): Promise<void> {
  await register(page);
  await page.goto('/');
  await awake(page);
  await signOut(page);
}

test('every page wakes when it is opened, without a word in the console', async ({ page }) => {
  await page.goto('/sign-in');
  await awake(page);
  await register(page);
  const material = await addLecture(page);
  for (const place of [...places, material]) {
    await page.goto(place);
    await awake(page);
    await expect(page.locator('main')).not.toBeEmpty();
  }
});

test('one page loads its own part only, and going elsewhere loads the next', async ({ page }) => {
  await register(page);
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await page.goto('/');
  await awake(page);
  expect(loaded.some((path) => path.includes('/split_today'))).toBe(true);
  expect(loaded.some((path) => path.includes('/split_shelf'))).toBe(false);
  await page.locator('.rail-places').getByRole('link', { name: 'Library' }).click();
  await page.waitForURL('**/library');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Library');
  expect(loaded.some((path) => path.includes('/split_shelf'))).toBe(true);
});

test.describe('with a part that is late or never comes', () => {
  // A service worker would have kept it.
  test.use({ serviceWorkers: 'block' });

  test('a part that cannot be loaded is done without: the link leads on all the same', async ({ page, watched }) => {
    await register(page);
    await page.goto('/');
    await awake(page);
    await page.route(/\/split_shelf/, (route) => route.abort());
    await page.locator('.rail-places').getByRole('link', { name: 'Library' }).click();
    await page.waitForURL('**/library');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Library');
    // The page that was and the page that was sent each say so in the console; the latter stays as it was sent.
    await expect.poll(() => watched.filter((error) => /Failed to fetch[^]+__wasm_split/.test(error)).length).toBe(2);
    await expect(page.locator('html[data-awake]')).toHaveCount(0);
    await page.goto('about:blank');
    for (const error of watched.splice(0)) expect(error).toMatch(/ERR_FAILED|Failed to fetch/);
  });

  test('Ctrl K pressed while the page is on its way is kept, and opens the palette with it', async ({ page }) => {
    await registerAndLeave(page);
    const release = await hold(page, /\/split_today/);
    await signIn(page);
    await page.waitForURL((url) => url.pathname === '/');
    await page.keyboard.press('Control+k');
    await expect(page.locator('.frame')).toHaveCount(0);
    release();
    await expect(palette(page)).toBeVisible();
    await expect(palette(page).getByRole('combobox')).toBeFocused();
  });

  test('Ctrl K pressed while the palette is on its way opens it once it is there', async ({ page }) => {
    await register(page);
    const release = await hold(page, /\/split_over/);
    await page.goto('/');
    await awake(page);
    await page.keyboard.press('Control+k');
    await expect(palette(page)).toBeVisible();
    await expect(palette(page).getByRole('combobox')).toHaveCount(0);
    release();
    await expect(palette(page).getByRole('combobox')).toBeFocused();
  });

  test('Ctrl K pressed at the door opens nothing, neither there nor inside', async ({ page }) => {
    await registerAndLeave(page);
    await page.goto('/sign-in');
    await awake(page);
    await page.keyboard.press('Control+k');
    await page.getByLabel('Name', { exact: true }).fill('ada');
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.locator('.frame')).toBeVisible();
    await expect(page.locator('.add-files')).toBeVisible();
    await expect(palette(page)).toHaveCount(0);
  });
});

test('all parts of a build are kept by the browser once a page is awake', async ({ page }) => {
  await register(page);
  await page.goto('/');
  await awake(page);
  const kept = () =>
    page.evaluate(async () => {
      const found = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
      return found.flat().map((request) => new URL(request.url).pathname);
    });
  for (const part of ['lectern.wasm', 'split_door', 'split_today', 'split_shelf', 'split_book', 'split_over']) {
    await expect.poll(async () => (await kept()).some((path) => path.includes(part)), { message: part }).toBe(true);
  }
});
