// Into the trash and out of it, by the toast and by the trash itself.
import { awake, expect, register, test, writeNote } from '../lectern';

test('a trashed material comes back by Undo, and from the trash', async ({ page }) => {
  await register(page);
  await writeNote(page, 'Octopus', 'Three hearts.');
  await page.goto('/library');
  await awake(page);
  const row = page.locator('.material-row').filter({ hasText: 'Octopus' });
  const toasts = page.locator('.toasts');
  const deed = async (name: string) => {
    await row.locator('summary').click();
    await row.getByRole('button', { name, exact: true }).click();
  };

  await deed('Move to trash');
  await expect(toasts).toContainText('1 material is in the trash.');
  await expect(row).toHaveCount(0);
  await toasts.getByRole('button', { name: 'Undo' }).click();
  await expect(row).toBeVisible();
  await expect(toasts).toContainText('1 material is back.');

  await deed('Move to trash');
  await expect(row).toHaveCount(0);
  await page.getByRole('link', { name: 'Trash' }).click();
  await page.waitForURL(/trash/);
  await expect(row).toBeVisible();
  await deed('Restore');
  await expect(row).toHaveCount(0);
  await expect(page.getByText('The trash is empty.')).toBeVisible();

  await page.goto('/library');
  await awake(page);
  await expect(row).toBeVisible();
});
