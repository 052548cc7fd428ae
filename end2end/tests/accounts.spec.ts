// Signing in, being signed in at two places, a new password, and the way out.
import { awake, expect, password, refusals, register, signIn, signOut, test } from '../lectern';

test('a wrong password and an unknown name are refused in the same words, above the form', async ({ page, watched }) => {
  await register(page);
  await awake(page);
  await signOut(page);
  for (const [name, word] of [['ada', 'not this one at all'], ['nobody', password]] as const) {
    await signIn(page, name, word);
    await expect(page.locator('form').getByText('The name or the password is wrong.')).toBeVisible();
    await refusals(watched, 422);
  }
  await signIn(page);
  await page.waitForURL((url) => url.pathname === '/');
});

test('a session elsewhere is listed, and can be ended', async ({ page, elsewhere }) => {
  await register(page);
  const other = await elsewhere();
  await signIn(other);
  await other.waitForURL((url) => url.pathname === '/');

  await page.goto('/settings');
  await awake(page);
  const sessions = page.locator('#sessions .row');
  await expect(sessions).toHaveCount(2);
  await expect(sessions.filter({ hasText: 'This browser' })).toHaveCount(1);
  await sessions.getByRole('button', { name: 'End', exact: true }).click();
  await expect(sessions).toHaveCount(1);
  await expect(sessions).toContainText('This browser');

  await other.goto('/library');
  await other.waitForURL(/\/sign-in\?next=/);
});

test('all other sessions can be ended at once', async ({ page, elsewhere }) => {
  await register(page);
  const other = await elsewhere();
  await signIn(other);
  await other.waitForURL((url) => url.pathname === '/');
  await page.goto('/settings');
  await awake(page);
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await expect(page.getByText('You are signed out everywhere else.')).toBeVisible();
  await expect(page.locator('#sessions .row')).toHaveCount(1);
});

test('a new password signs out everywhere else, and the old one is no longer taken', async ({ page, elsewhere, watched }) => {
  const fresh = 'seven quiet harbours 12';
  await register(page);
  const other = await elsewhere();
  await signIn(other);
  await other.waitForURL((url) => url.pathname === '/');

  await page.goto('/settings');
  await awake(page);
  await expect(page.locator('#sessions .row')).toHaveCount(2);
  await page.getByLabel('Password now').fill(password);
  await page.getByLabel('New password').fill(fresh);
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByText('Your password was changed.')).toBeVisible();
  await expect(page.locator('#sessions .row')).toHaveCount(1);

  await other.goto('/');
  await other.waitForURL(/\/sign-in/);
  await signIn(other);
  await expect(other.getByText('The name or the password is wrong.')).toBeVisible();
  await refusals(watched, 422);
  await signIn(other, 'ada', fresh);
  await other.waitForURL((url) => url.pathname === '/');
});

test('a deleted account leads to the door, and its name cannot sign in', async ({ page, elsewhere, watched }) => {
  await register(page);
  const other = await elsewhere();
  await register(other, 'grace');
  await other.goto('/settings');
  await awake(other);
  await other.getByText('Delete my account with everything in it').click();
  await other.locator('#delete-password').fill('not this one at all');
  await other.getByRole('button', { name: 'Delete everything' }).click();
  await expect(other.locator('#delete [role=alert], #delete .notice')).toBeVisible();
  await refusals(watched, 422);
  await other.locator('#delete-password').fill(password);
  await other.getByRole('button', { name: 'Delete everything' }).click();
  await other.waitForURL(/\/(register|sign-in)/);

  await other.goto('/library');
  await other.waitForURL(/\/sign-in/);
  await signIn(other, 'grace');
  await expect(other.getByText('The name or the password is wrong.')).toBeVisible();
  await refusals(watched, 422);
});
