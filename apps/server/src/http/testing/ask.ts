import { expect } from 'vitest';
import type { TestApp } from '../../testing/test-app.ts';

export interface Answer {
  readonly status: number;
  readonly body: { code?: string; message?: string } & Record<string, unknown>;
}

export interface Asking {
  readonly token?: string;
  /** The person's secret. */
  readonly person?: string;
  readonly json?: unknown;
  readonly text?: string | Uint8Array<ArrayBuffer>;
}

/** A request as a program makes it; the answer as it came. */
export async function ask(
  app: TestApp,
  method: string,
  path: string,
  { token, person, json, text }: Asking = {},
): Promise<Answer> {
  const headers: Record<string, string> = {};
  if (token !== undefined) headers.authorization = `Bearer ${token}`;
  if (person !== undefined) headers['x-coedit-person'] = person;
  if (json !== undefined) headers['content-type'] = 'application/json';
  if (text !== undefined) headers['content-type'] = 'text/plain';
  const body = json === undefined ? text : JSON.stringify(json);
  const response = await fetch(app.url + path, { method, headers, ...(body === undefined ? {} : { body }) });
  const answer = await response.text();
  return { status: response.status, body: answer.startsWith('{') ? JSON.parse(answer) : { text: answer } };
}

/** The contract's form of an error, with a sentence for a person. */
export function expectError(answer: Answer, statusCode: number, code: string): void {
  expect(answer).toMatchObject({ status: statusCode, body: { statusCode, code } });
  expect(Object.keys(answer.body).sort()).toEqual(['code', 'error', 'message', 'statusCode']);
  expect(answer.body.message).toMatch(/^[A-Z"].*\.$/su);
}
