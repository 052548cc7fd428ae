// A language model that says what the test wants, when the test wants it: OpenAI's chat completions as a stream.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test as base } from './lectern';

/** One question to the model, answered piece by piece. */
export class Turn {
  /** Resolves when whoever asked has hung up. */
  readonly hungUp: Promise<void>;

  constructor(
    readonly asked: string,
    private readonly response: ServerResponse,
  ) {
    this.hungUp = new Promise((resolve) => response.once('close', resolve));
    response.writeHead(200, { 'content-type': 'text/event-stream' });
  }

  say(content: string): void {
    this.send({ delta: { role: 'assistant', content }, finish_reason: null });
  }

  end(): void {
    this.send({ delta: {}, finish_reason: 'stop' });
    this.response.end('data: [DONE]\n\n');
  }

  private send(choice: object): void {
    const piece = { id: 'a', object: 'chat.completion.chunk', created: 0, model: 'slow', choices: [{ index: 0, ...choice }] };
    this.response.write(`data: ${JSON.stringify(piece)}\n\n`);
  }
}

/** A model's server. It gives conversations their titles and puts follow-up questions in other words by itself. */
export class Model {
  title = 'What an octopus has';
  rewritten = 'How many hearts does an octopus have?';
  private readonly asked: Turn[] = [];
  private readonly waiting: ((turn: Turn) => void)[] = [];
  private readonly server = createServer((request, response) => void this.take(request, response));

  static async start(): Promise<Model> {
    const model = new Model();
    await new Promise<void>((resolve) => model.server.listen(0, '127.0.0.1', resolve));
    return model;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  /** The next question. */
  next(): Promise<Turn> {
    const turn = this.asked.shift();
    return turn ? Promise.resolve(turn) : new Promise((resolve) => this.waiting.push(resolve));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const bytes of request) body += bytes;
    if (request.method !== 'POST' || request.url !== '/v1/chat/completions') {
      response.writeHead(404).end();
      return;
    }
    const turn = new Turn(body, response);
    const aside = body.includes('You give a conversation a title')
      ? this.title
      : body.includes('You rewrite the last question')
        ? this.rewritten
        : undefined;
    if (aside !== undefined) {
      turn.say(aside);
      turn.end();
      return;
    }
    const waiting = this.waiting.shift();
    if (waiting) waiting(turn);
    else this.asked.push(turn);
  }
}

/** A test whose server has such a model, and no other. */
export const test = base.extend<{ model: Model }>({
  model: async ({}, use) => {
    const model = await Model.start();
    await use(model);
    await model.stop();
  },
  env: async ({ model }, use) =>
    use({ LECTERN_CHAT_URL: model.address, LECTERN_CHAT_MODEL: 'slow', LECTERN_CHAT_KEY: 'a key' }),
});
