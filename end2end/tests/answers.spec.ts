// Answers of a model that writes slowly: they outlive a reload, are the same in every tab, can be stopped and asked for again.
import { ask, awake, expect, register, writeNote } from '../lectern';
import { test } from '../model';

const note = 'The heart of an octopus is threefold. Two hearts pump blood through the gills and one pumps it through the body.';

test.beforeEach(async ({ page }) => {
  await register(page);
  await writeNote(page, 'Octopus', note);
  await ask(page, 'How many hearts does an octopus have?');
});

test('an answer goes on after a reload in its middle, and a second tab sees the same', async ({ page, context, model }) => {
  const turn = await model.next();
  expect(turn.asked).toContain('threefold');
  turn.say('An octopus has ');
  turn.say('three hearts [1].');
  const answer = page.locator('.answer');
  await expect(answer).toContainText('An octopus has three hearts');
  await expect(answer.locator('[aria-busy=true]')).toBeVisible();

  await page.reload();
  await awake(page);
  await expect(answer).toContainText('An octopus has three hearts');
  await expect(answer.locator('a.citation')).toHaveText('1');

  const second = await context.newPage();
  await second.goto(page.url());
  await awake(second);
  await expect(second.locator('.answer')).toContainText('An octopus has three hearts');

  turn.say(' Two of them pump blood ');
  turn.say('through the gills [1].');
  const whole = /An octopus has three hearts.*\. Two of them pump blood through the gills.*\./;
  for (const one of [page, second]) await expect(one.locator('.answer-text')).toHaveText(whole);
  await expect(page.locator('.answer-foot')).toHaveCount(0);

  turn.end();
  for (const one of [page, second]) {
    await expect(one.locator('.answer-foot')).toContainText('Written by slow');
    await expect(one.locator('.answer-text')).toHaveText(whole);
    await expect(one.locator('.answer a.citation')).toHaveText(['1', '1']);
    await expect(one.locator('.exchange')).toHaveCount(1);
  }
  await page.locator('.answer a.citation').first().hover();
  await expect(page.getByRole('tooltip')).toContainText(/hearts?/);
});

test('Stop ends an answer at once and keeps what was written; it can be asked for again', async ({ page, model }) => {
  const turn = await model.next();
  turn.say('An octopus has three hearts [1].');
  const answer = page.locator('.answer');
  const composer = page.locator('.composer');
  await expect(answer).toContainText('three hearts');
  await composer.getByRole('button', { name: 'Stop' }).click();
  await turn.hungUp;
  await expect(answer.locator('.answer-foot')).toContainText('Stopped');
  await expect(answer).toContainText('three hearts');
  await expect(composer.getByRole('button', { name: 'Ask' })).toBeVisible();

  await page.reload();
  await awake(page);
  await expect(answer.locator('.answer-foot')).toContainText('Stopped');
  await expect(answer).toContainText('three hearts');

  await answer.getByRole('button', { name: 'Answer again' }).click();
  const again = await model.next();
  again.say('One heart serves the body [1].');
  await expect(answer).toContainText('One heart serves the body');
  await expect(answer).not.toContainText('three hearts');
  again.end();
  await expect(answer.locator('.answer-foot')).toContainText('Written by slow');
  await expect(answer.locator('.answer-foot')).not.toContainText('Stopped');
  await expect(page.locator('.exchange')).toHaveCount(1);

  await expect(page.locator('.siblings')).toContainText('2 of 2');
  await page.getByRole('button', { name: 'Previous version' }).click();
  await expect(answer).toContainText('three hearts');
  await expect(answer.locator('.answer-foot')).toContainText('Stopped');
});
