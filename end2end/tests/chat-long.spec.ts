// A conversation of a thousand messages: the page holds a part of it, wherever one is, also while an answer is written.
import { ask, awake, expect, register, writeNote } from '../lectern';
import { test } from '../model';
import type { CDPSession, Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import path from 'node:path';

const exchanges = 500;

/** Copies the only exchange so often that there are 500, each behind the last, with its number in its question. */
const grow = `
import sqlite3, sys, uuid
db = sqlite3.connect(sys.argv[1], timeout=30)
names = [row[1] for row in db.execute("PRAGMA table_info(exchanges)")]
row = dict(zip(names, db.execute("SELECT * FROM exchanges").fetchone()))
first = row["id"]
for number in range(1, ${exchanges}):
    parent = row["id"]
    blob = isinstance(first, bytes)
    row = dict(row, id=uuid.uuid4().bytes if blob else str(uuid.uuid4()), parent_id=parent, position=number,
               question=f"Question number {number}: how many hearts does an octopus have?")
    db.execute(f"INSERT INTO exchanges ({','.join(names)}) VALUES ({','.join('?' * len(names))})", [row[name] for name in names])
db.commit()
`;

const nodes = (page: Page) => page.evaluate(() => document.getElementsByTagName('*').length);

async function metric(session: CDPSession, name: string): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find((one) => one.name === name)!.value;
}

test('a thousand messages scroll through fewer than 5,000 nodes, and writing leaves the page its time', async ({ page, context, lectern, model }) => {
  await register(page);
  await writeNote(page, 'Octopus', 'The heart of an octopus is threefold. Two hearts pump blood through the gills and one through the body.');
  await ask(page, 'How many hearts does an octopus have?');
  const first = await model.next();
  const item = 'An octopus has **three hearts** [1]. Two of them pump blood through the gills [1].';
  first.say(`${item}\n\n- ${item}\n- ${item}\n- ${item}\n\n${item} ${item}`);
  first.end();
  await expect(page.locator('.answer-foot')).toHaveCount(1);
  const address = page.url();
  await page.goto('about:blank');
  await lectern.kill();
  execFileSync('python3', ['-c', grow, path.join(lectern.data, 'lectern.db')]);
  await lectern.restart();

  const begun = Date.now();
  await page.goto(address);
  await expect(page.getByText(`Question number ${exchanges - 1}:`)).toBeInViewport();
  console.log(`opened in ${Date.now() - begun} ms`);
  await awake(page);
  let most = await nodes(page);

  // Up to the first question and down again, by the wheel.
  const thread = page.locator('.thread');
  await thread.hover();
  const seen = new Set<number>();
  const look = async () => {
    most = Math.max(most, await nodes(page));
    for (const text of await page.locator('.question').allTextContents()) {
      const number = /number (\d+)/.exec(text);
      if (number) seen.add(Number(number[1]));
    }
  };
  for (let turn = 0; turn < 2_000 && !(await page.getByText('How many hearts does an octopus have?', { exact: true }).count()); turn += 1) {
    await page.mouse.wheel(0, -1_500);
    await look();
    await page.waitForFunction(() => new Promise((resolve) => requestAnimationFrame(() => resolve(true))));
  }
  await look();
  await expect(page.getByText('How many hearts does an octopus have?', { exact: true })).toHaveCount(1);
  expect(seen.size, 'every question passed by').toBeGreaterThan(exchanges * 0.9);

  // A link to one message in the middle.
  const id = new URL(page.url()).pathname.split('/').pop();
  const found = await page.request.get(`/api/chat/open?id=${id}&from=250&count=1`);
  const middle = (await found.json()).exchanges[0].id as string;
  await page.goto(`/ask/${id}?at=${middle}`);
  await awake(page);
  await expect(page.locator(`#message-${middle} .question`)).toBeInViewport();
  await look();

  // An answer is written into it.
  await page.goto(`/ask/${id}`);
  await awake(page);
  await page.getByLabel('Ask a question').fill('How many hearts are there in all?');
  await page.keyboard.press('Enter');
  const turn = await model.next();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  const from = { at: await metric(session, 'Timestamp'), busy: await metric(session, 'TaskDuration') };
  for (let piece = 0; piece < 300; piece += 1) {
    turn.say(piece % 30 === 29 ? 'blood [1].\n\n' : 'hearts pump blood ');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const until = { at: await metric(session, 'Timestamp'), busy: await metric(session, 'TaskDuration') };
  const share = (until.busy - from.busy) / (until.at - from.at);
  most = Math.max(most, await nodes(page));
  turn.end();
  await expect(page.locator('.exchange').last().locator('.answer-foot')).toBeVisible();
  console.log(`at most ${most} nodes; main thread ${(share * 100).toFixed(1)} % busy while writing`);
  expect(most).toBeLessThan(5_000);
});
