// What happens elsewhere is seen here, from the moment on at which the page was made.
import { awake, expect, register, test, writeNote } from '../lectern';

test('a page hears what happened between its loading and its live line', async ({ page, context }) => {
  await register(page);
  let go = () => {};
  const held = new Promise<void>((resolve) => (go = resolve));
  await page.route('**/live*', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/library');
  await awake(page);
  const other = await context.newPage();
  await writeNote(other, 'Octopus', 'Three hearts.');
  await other.close();
  await expect(page.locator('.material-row')).toHaveCount(0);
  go();
  await expect(page.locator('.material-row')).toContainText('Octopus');
});

test('the rail counts what a subject holds after a move, and marks the one that is shown', async ({ page }) => {
  await register(page);
  await writeNote(page, 'Octopus', 'Three hearts.');
  await page.goto('/library');
  await awake(page);
  await page.getByText('New subject').click();
  await page.getByLabel('Title of the subject').fill('Biology');
  await page.getByRole('button', { name: 'Create' }).click();
  const subject = page.locator('.rail-subject');
  await expect(subject).toContainText('Biology');
  await expect(subject).toHaveAttribute('aria-current', 'page');
  await expect(subject.locator('.rail-count')).toHaveText('0');

  await page.goto('/library');
  await awake(page);
  await expect(subject).not.toHaveAttribute('aria-current', 'page');
  await page.getByLabel('Select Octopus').check();
  await page.locator('.toolbar select').selectOption({ label: 'Biology' });
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await expect(page.locator('.toasts')).toContainText('1 material moved.');
  await expect(subject.locator('.rail-count')).toHaveText('1');
});
