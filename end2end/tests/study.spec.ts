// What is made to learn by: made, looked at, changed, saved, taken and deleted; as a person does it.
import { awake, expect, register, test, writeNote } from '../lectern';
import type { Page } from '@playwright/test';

const note =
  '# Memory\n\n## How memory works\n\n**Encoding** is the input of information into the memory system. **Storage** is the ' +
  'creation of a permanent record of information. **Retrieval** is the act of getting information out of memory storage.\n\n' +
  '## Kinds of memory\n\n**Episodic memory** is memory of events that we have personally experienced. **Semantic memory** is ' +
  'knowledge about words, concepts and language. **Procedural memory** is memory of how to do things.\n\n' +
  '## Forgetting\n\n**Amnesia** is the loss of long-term memory as the result of disease or injury. **Interference** is the ' +
  'failure to retrieve information because other information is in the way.';

async function make(page: Page, kind: string): Promise<void> {
  await page.goto('/study');
  await page.locator('.make-tile', { hasText: kind }).click();
  await page.getByLabel('From what').selectOption({ label: 'Memory' });
  await page.getByRole('button', { name: 'Make it', exact: true }).click();
  await page.waitForURL(/\/study\/[0-9a-f-]{36}$/);
  await expect(page.locator('.items-list > li').first()).toBeVisible();
}

test('a glossary is made, an entry changed and one left out, and the file says the same', async ({ page }) => {
  await register(page);
  await writeNote(page, 'Memory', note);
  await make(page, 'Glossary');
  await awake(page);
  const items = page.locator('.item');
  const amnesia = items.filter({ hasText: 'Amnesia' });
  await expect(amnesia.locator('.item-source')).toHaveAttribute('href', /\/materials\/[0-9a-f-]{36}\?page=1&passage=/);

  await amnesia.locator('summary').click();
  await amnesia.getByRole('button', { name: 'Change' }).click();
  await page.getByLabel('Back or answer').fill('Losing what was remembered');
  await page.locator('.edit-item').getByRole('button', { name: 'Save' }).click();
  await expect(amnesia).toContainText('Losing what was remembered');
  await expect(amnesia).toContainText('Changed by you');

  const storage = items.filter({ hasText: 'permanent record' });
  await storage.locator('summary').click();
  await storage.getByRole('button', { name: 'Leave out' }).click();
  await expect(storage).toHaveAttribute('data-kept', 'false');

  const id = new URL(page.url()).pathname.split('/').pop();
  const text = await (await page.request.get(`/study/${id}/save/md`)).text();
  expect(text).toContain('Losing what was remembered');
  expect(text).not.toContain('permanent record');
  const pdf = await (await page.request.get(`/study/${id}/save/pdf`)).body();
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');

  const printed = page.locator('.preview-pages img').first();
  await expect(printed).toBeVisible();
  await expect.poll(() => printed.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1600);

  await amnesia.locator('.item-source').click();
  await page.waitForURL(/\/materials\//);
  await expect(page.locator('.reader')).toContainText('Amnesia');

  await page.goto(`/study/${id}`);
  await awake(page);
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.waitForURL(/\/study\?deleted=/);
  await expect(page.locator('.sheet-card')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.waitForURL(/\/study\/[0-9a-f-]{36}$/);
  await expect(page.locator('.item').first()).toBeVisible();
});

async function takeWhole(page: Page): Promise<number> {
  await page.getByRole('button', { name: 'Take the quiz' }).click();
  await page.waitForURL(/\/take\?attempt=/);
  let asked = 0;
  for (;;) {
    await expect(page.locator('.quiz-question, .quiz-result')).toBeVisible();
    if (await page.locator('.quiz-result').count()) return asked;
    asked += 1;
    const choice = page.locator('.quiz-choice').first();
    if (await choice.count()) await choice.click();
    else await page.getByLabel('Your answer').fill('memory');
    await page.getByLabel('Certain').check();
    await page.getByRole('button', { name: 'Answer', exact: true }).click();
    await page.waitForURL(/seen=/);
    await expect(page.locator('.quiz-seen .notice')).toContainText(/Right\.|Not right\./);
    await expect(page.locator('.quiz-seen .item-source').first()).toContainText('p. 1');
    await page.locator('#next').click();
    await page.waitForURL((url) => !url.searchParams.has('seen'));
  }
}

test('a quiz is taken question by question, and its result is kept', async ({ page }) => {
  await register(page);
  await writeNote(page, 'Memory', note);
  await make(page, 'Quiz');
  const count = await page.locator('.items-list > li').count();
  await expect(page.getByRole('link', { name: 'Key alone, PDF' })).toBeVisible();
  const address = new URL(page.url()).pathname;
  const file = async (part: string) => await (await page.request.get(`${address}/save/pdf?part=${part}`)).body();
  const [both, questions, key] = [await file('both'), await file('questions'), await file('key')];
  for (const one of [both, questions, key]) expect(one.subarray(0, 5).toString()).toBe('%PDF-');
  expect(questions.equals(key) || questions.equals(both)).toBe(false);
  const asked = await takeWhole(page);
  expect(asked).toBe(count);
  await expect(page.locator('.quiz-result h1')).toContainText(`of ${count} right`);
  await page.getByRole('link', { name: 'Back to the quiz' }).click();
  await expect(page.locator('.attempts-list')).toContainText(`of ${count} right`);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a quiz is made and taken with plain forms', async ({ page }) => {
    await register(page);
    await page.goto('/notes/new');
    await page.getByLabel('Title of the note').fill('Memory');
    await page.getByLabel('Text of the note').fill(note);
    await page.getByRole('button', { name: 'Save note' }).click();
    await page.waitForURL(/\/materials\/[^/]+$/);
    await page.goto('/study');
    await page.locator('.make-tile', { hasText: 'Quiz' }).click();
    await page.getByLabel('From what').selectOption({ label: 'Memory' });
    await page.getByRole('button', { name: 'Make it', exact: true }).click();
    await page.waitForURL(/\/study\/[0-9a-f-]{36}$/);
    await expect(async () => {
      await page.reload();
      await expect(page.locator('.items-list > li').first()).toBeVisible({ timeout: 500 });
    }).toPass();
    const count = await page.locator('.items-list > li').count();
    expect(await takeWhole(page)).toBe(count);
    await expect(page.locator('.quiz-result h1')).toContainText(`of ${count} right`);
  });
});
