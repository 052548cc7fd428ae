// Everything people have: a deck, a document, an article, a scan, a recording, and two hundred files at once.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { allDone, awake, expect, register, test } from '../lectern';

const data = process.env.LECTERN_SHARED_DATA ?? path.resolve(import.meta.dirname, '../../../shared/data');

/** A file that may not be kept here; `undefined`, and a loud word, where it is not at hand. */
function shared(...parts: string[]): string | undefined {
  const file = path.join(data, ...parts);
  if (existsSync(file)) return file;
  console.log(`skipped: ${file} is not there`);
  return undefined;
}

/** Brings a file and waits until it is read; gives its address. */
async function bring(page: Page, file: string): Promise<string> {
  await page.goto('/');
  await awake(page);
  await page.locator('input[type=file]').setInputFiles(file);
  const address = await page.locator('.add-line a').first().getAttribute('href');
  await allDone(page);
  return address!;
}

test('a deck shows its slides with their notes, and its pictures in the figures tab', async ({ page }) => {
  const deck = shared('office', 'markitdown', 'test.pptx');
  if (!deck) return;
  await register(page);
  const address = await bring(page, deck);
  await page.goto(address);
  await awake(page);
  await expect(page.locator('.sheet').first()).toContainText('AutoGen');
  await page.getByRole('button', { name: 'Ask, find, figures, text' }).click();
  await page.getByRole('button', { name: 'Figures', exact: true }).click();
  const tile = page.locator('.figure-tile').first();
  await expect(tile.locator('img')).toBeVisible();
  await tile.click();
  await expect(page.locator('.figure-cited')).toBeInViewport();
  await page.goto('/library?kind=slides');
  await expect(page.locator('.material-row')).toHaveCount(1);
});

test('a document keeps its table and its figure, and search finds it', async ({ page }) => {
  const document = shared('office', 'markitdown', 'test.docx');
  if (!document) return;
  await register(page);
  const address = await bring(page, document);
  await page.goto(address);
  await awake(page);
  await expect(page.locator('.sheet table').first()).toBeVisible();
  await expect(page.locator('.sheet img[data-figure]').first()).toBeVisible();
  await page.goto('/search?q=AutoGen+agents+conversation');
  await page.locator('.hit-passage').first().click();
  await expect(page.locator('mark.stroke, .figure-cited').first()).toBeVisible();
});

test('a scanned page is found, and the citation lies on its words', async ({ page }) => {
  const scan = shared('ocr', 'docling', 'ocr_test.pdf');
  if (!scan) return;
  await register(page);
  const address = await bring(page, scan);
  await page.goto(address);
  await awake(page);
  await expect(page.locator('.sheet-words').first()).toContainText(/Docling/i);
  await page.goto('/search?q=Docling+bundles+PDF+document+conversion');
  await page.locator('.hit-passage').first().click();
  const stroke = page.locator('mark.stroke').first();
  await expect(stroke).toBeVisible();
  const box = await stroke.boundingBox();
  expect(box!.width).toBeGreaterThan(40);
});

const ARTICLE = `<!doctype html><html lang="en"><head><title>How osmosis works | The Cell Blog</title>
<meta name="author" content="Ada Blood"><meta property="og:site_name" content="The Cell Blog">
<meta property="article:published_time" content="2026-03-04T10:00:00Z"></head><body>
<nav><a href="/">Home</a><a href="/about">About this blog</a></nav>
<article><h1>How osmosis works</h1>
${'<p>Water moves through a membrane towards the side on which more is dissolved, because there are fewer free water molecules on that side. This goes on until the pressure that builds up holds the flow.</p>'.repeat(4)}
<h2>Why plants wilt</h2><p>A plant cell that loses water loses its turgor pressure, and the leaf hangs down. Watered in time, it stands up again within the hour.</p>
<figure><img src="/cell.png" alt="A wilting plant cell"><figcaption>Figure 1. A cell without turgor.</figcaption></figure>
<p>Salt in the soil does the same as drought, since it holds the water outside of the roots where the plant cannot reach it.</p>
</article><footer>Cookies are delicious. Subscribe to our newsletter.</footer></body></html>`;

/** A web of one page. */
async function web(): Promise<{ server: Server; address: string }> {
  const picture = readFileSync(path.resolve(import.meta.dirname, '../../public/icons/lectern-512.png'));
  const server = createServer((request, response) => {
    if (request.url === '/cell.png') return response.writeHead(200, { 'content-type': 'image/png' }).end(picture);
    if (request.url === '/osmosis') return response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(ARTICLE);
    return response.writeHead(404).end();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test.describe('with a web to read', () => {
  test.use({ env: { LECTERN_FETCH_ALLOWED_NETWORKS: '127.0.0.0/8' } });

  test('a pasted address becomes an article without what surrounds it, and one that is gone says so', async ({ page }) => {
    const { server, address } = await web();
    await register(page);
    await awake(page);
    await page.getByLabel('Ask a question, or paste a text or an address').fill(`${address}/osmosis`);
    await page.getByRole('button', { name: 'Add this page' }).click();
    await page.waitForURL(/\/materials\//);
    const sheet = page.locator('.sheet').first();
    await expect(sheet).toContainText('turgor pressure');
    await expect(sheet).not.toContainText('newsletter');
    await page.reload();
    await awake(page);
    await expect(page.locator('.reader-title')).toHaveText('How osmosis works');
    await expect(page.locator('.sheet-origin')).toContainText('Ada Blood');
    await expect(page.locator('.sheet img[data-figure]')).toBeVisible();

    await page.goto('/library');
    await awake(page);
    await page.getByLabel('Address of a web page').fill(`${address}/gone`);
    await page.getByRole('button', { name: 'Add link' }).click();
    await page.waitForURL(/\/materials\//);
    await allDoneOrFailed(page);
    await page.goto('/library?state=failed');
    await expect(page.locator('.material-reason')).toContainText(/not there|404|found/i);
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
    server.close();
  });
});

/** Waits until no job runs or waits. */
async function allDoneOrFailed(page: Page): Promise<void> {
  await expect(async () => {
    await page.goto('/jobs');
    await expect(page.locator('.job').first()).toBeVisible({ timeout: 1000 });
    await expect(page.locator('.job:is([data-state=waiting], [data-state=running])')).toHaveCount(0, { timeout: 1000 });
  }).toPass({ timeout: 600_000 });
}

test('a recording plays, and its subtitles lead to the second', async ({ page }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lectern-sound-'));
  const sound = path.join(folder, 'Lecture 1.wav');
  const subtitles = path.join(folder, 'Lecture 1.srt');
  writeFileSync(sound, silence(30));
  writeFileSync(subtitles, '1\n00:00:02,000 --> 00:00:06,000\nMitochondria make energy.\n\n2\n00:00:20,000 --> 00:00:25,000\nRibosomes build proteins.\n');
  await register(page);
  await awake(page);
  await page.locator('input[type=file]').setInputFiles([subtitles, sound]);
  await expect(page.locator('.add-line')).toHaveCount(2);
  await allDone(page);
  await page.goto('/search?q=ribosomes');
  await expect(page.locator('.hit-place').first()).toContainText('0:20');
  await page.locator('.hit-passage').first().click();
  const player = page.locator('#player');
  await expect.poll(() => player.evaluate((it: HTMLMediaElement) => Math.round(it.currentTime))).toBe(20);
  await page.locator('.cue-time').first().click();
  await expect.poll(() => player.evaluate((it: HTMLMediaElement) => Math.floor(it.currentTime))).toBeLessThan(8);
  rmSync(folder, { recursive: true });
});

/** So many seconds of nothing, as WAV. */
function silence(seconds: number): Buffer {
  const rate = 8_000;
  const wav = Buffer.alloc(44 + rate * seconds, 128);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + rate * seconds, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(rate, 24);
  wav.writeUInt32LE(rate, 28);
  wav.writeUInt16LE(1, 32);
  wav.writeUInt16LE(8, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(rate * seconds, 40);
  return wav;
}

test('two hundred mixed files come in, each with its line, and the bad ones are named', async ({ page }) => {
  test.setTimeout(900_000);
  const folder = mkdtempSync(path.join(tmpdir(), 'lectern-many-'));
  const real = ['office/markitdown', 'ocr/docling', 'html/markitdown'].flatMap((part) => {
    const from = path.join(data, part);
    return existsSync(from) ? readdirSync(from).map((name) => path.join(from, name)) : [];
  });
  const files = real.filter((file) => /\.(pptx|docx|xlsx|pdf|html)$/.test(file)).slice(0, 12);
  const old = path.join(folder, 'old.doc');
  writeFileSync(old, Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]));
  files.push(old, path.resolve(import.meta.dirname, '../../fixtures/xlsx/grades.xlsx'));
  for (let number = files.length; number < 200; number++) {
    const kind = ['md', 'txt', 'html'][number % 3];
    const words = `Chapter ${number}: ${['osmosis', 'diffusion', 'turgor'][number % 3]} in cell ${number * 7919}.`;
    const file = path.join(folder, `chapter-${number}.${kind}`);
    writeFileSync(file, kind === 'html' ? `<!doctype html><html><body><article><h1>${number}</h1><p>${words} ${words}</p></article></body></html>` : `# ${number}\n\n${words}\n`);
    files.push(file);
  }
  await register(page);
  await awake(page);
  await page.locator('input[type=file]').setInputFiles(files);
  await expect(page.locator('.add-line')).toHaveCount(200, { timeout: 120_000 });
  await expect(page.locator('.add-line').first()).toContainText('old.doc');
  await expect(page.locator('.add-line').first()).toContainText('This is a Word file of the old kind');
  await expect(page.locator('.add-count')).toContainText('Cannot be read: 1');
  await allDoneOrFailed(page);
  await page.goto('/search?q=turgor');
  await expect(page.locator('.hit').first()).toBeVisible();
  await page.goto('/search?q=mitochondrion');
  await expect(page.locator('.hit').filter({ hasText: 'The mitochondrion' }).first()).toBeVisible();
  await page.goto('/library');
  await expect(page.locator('.material-row').first()).toBeVisible();
  rmSync(folder, { recursive: true });
});
