// What is one person's is not there for another: the same words and the same status as for what never was.
import { ask, awake, expect, refusals, register, test, writeNote } from '../lectern';

test('a stranger finds neither the material nor the conversation of another', async ({ page, elsewhere, watched }) => {
  await register(page);
  const material = await writeNote(page, 'Octopus', 'The heart of an octopus is threefold. Two hearts pump blood through the gills.');
  await ask(page, 'How many hearts does an octopus have?');
  await expect(page.locator('.answer-foot')).toBeVisible();
  const conversation = new URL(page.url()).pathname;
  const message = await page.locator('.exchange').getAttribute('data-message');

  const stranger = await elsewhere();
  await register(stranger, 'grace');
  const never = '00000000-0000-7000-8000-000000000000';
  for (const address of [material, conversation, `/materials/${never}`, `/materials/${never}/edit`, `/ask/${never}`]) {
    const response = await stranger.goto(address);
    expect(response!.status(), address).toBe(404);
    await expect(stranger.getByText('This is not here.'), address).toBeVisible();
    await expect(stranger.locator('body'), address).not.toContainText(/octopus/i);
    await refusals(watched, 404);
  }
  for (const address of [`${material}/original`, `${material}/pages/1.webp`, `/answers/${message}/events`]) {
    expect((await stranger.request.get(address)).status(), address).toBe(404);
  }
  await stranger.goto('/search?q=octopus+hearts');
  await awake(stranger);
  await expect(stranger.getByText('Nothing like this is in your materials.')).toBeVisible();
});
