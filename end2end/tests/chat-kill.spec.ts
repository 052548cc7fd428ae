// The power goes out while an answer is written: the open page comes to its end by itself, in every tab.
import { ask, awake, expect, register, writeNote } from '../lectern';
import { test } from '../model';

test.beforeEach(async ({ page }) => {
  await register(page);
  await writeNote(page, 'Octopus', 'The heart of an octopus is threefold. Two hearts pump blood through the gills.');
});

test('an answer whose server was killed in its middle is written to its end after a restart', async ({ page, context, lectern, model, watched }) => {
  await ask(page, 'How many hearts does an octopus have?');
  const cut = await model.next();
  cut.say('This beginning is lost with the power.\n\nSo is this.');
  const second = await context.newPage();
  await second.goto(page.url());
  await awake(second);
  for (const one of [page, second]) await expect(one.locator('.answer')).toContainText('So is this');

  await lectern.kill();
  await cut.hungUp;
  await lectern.restart();
  const again = await model.next();
  again.say('An octopus has three hearts [1].');
  for (const one of [page, second]) {
    await expect(one.locator('.answer')).toContainText('three hearts', { timeout: 60_000 });
    await expect(one.locator('.answer'), 'nothing of the first try is left').not.toContainText('lost with the power');
    await expect(one.locator('.answer')).not.toContainText('So is this');
  }
  again.end();
  for (const one of [page, second]) await expect(one.locator('.answer-foot')).toContainText('Written by slow');
  await expect(page.locator('.ask-title')).toHaveText('What an octopus has');
  for (const error of watched.splice(0)) expect(error).toContain('net::ERR_');
});

test('Stop closes the line to the model at once', async ({ page, model }) => {
  await ask(page, 'How many hearts does an octopus have?');
  const turn = await model.next();
  turn.say('An octopus has three hearts [1].');
  await expect(page.locator('.answer')).toContainText('three hearts');
  const pressed = Date.now();
  await page.locator('.composer').getByRole('button', { name: 'Stop' }).click();
  await turn.hungUp;
  console.log(`the model's server saw the line closed ${Date.now() - pressed} ms after Stop`);
  await expect(page.locator('.answer-foot')).toContainText('Stopped');
});

test('what a question sends is said before, and a follow-up says what was searched for', async ({ page, model }) => {
  await ask(page, 'How many hearts does an octopus have?');
  const first = await model.next();
  first.say('Three [1].');
  first.end();
  await expect(page.locator('.answer-foot')).toHaveCount(1);
  await page.getByLabel('Ask a question').fill('And why so many?');
  await expect(page.locator('.weight')).toContainText(/About \d+ of 8000 tokens are sent/);
  await page.keyboard.press('Enter');
  const next = await model.next();
  next.say('For its gills [1].');
  next.end();
  await expect(page.locator('.answer-searched')).toContainText('Searched for: How many hearts does an octopus have?');
});
