import { describe, expect, it } from 'vitest';
import { detectLanguage, type KnownLanguage } from './language-detection.ts';

const LANGUAGES: readonly KnownLanguage[] = [
  { id: 'typescript', extensions: ['.ts', '.tsx', '.mts'] },
  { id: 'php', extensions: ['.php', '.phtml'] },
  { id: 'twig', extensions: ['.html.twig', '.twig'] },
  { id: 'html', extensions: ['.html'] },
  { id: 'dockerfile', extensions: ['.dockerfile'], filenames: ['Dockerfile'] },
  { id: 'json', extensions: ['.json'], filenames: ['.bowerrc'] },
];
const detect = (path: string, firstLine = '') => detectLanguage(path, firstLine, LANGUAGES);

describe('the language of a file', () => {
  it.each([
    ['src/a.ts', 'typescript'],
    ['A.TSX', 'typescript'],
    ['deep/Dockerfile', 'dockerfile'],
    ['deep/dockerfile', 'dockerfile'],
    ['Dockerfile.dev', 'dockerfile'],
    ['page.html.twig', 'twig'],
    ['page.html', 'html'],
    ['.env.local', 'ini'],
    ['.env', 'ini'],
    ['README', 'plaintext'],
    ['folder.ts/README', 'plaintext'],
  ])('by name: %s is %s', (path, language) => expect(detect(path)).toBe(language));

  it.each([
    ['#!/usr/bin/env node', 'javascript'],
    ['#!/usr/bin/env -S deno run --allow-net', 'typescript'],
    ['#!/usr/bin/env PATH=/x python3 -u', 'python'],
    ['#!/bin/bash -e', 'shell'],
    ['#! /usr/bin/perl5.36', 'perl'],
    ['<?xml version="1.0"?>', 'xml'],
    ['<!DOCTYPE html>', 'html'],
    ['#!/opt/unknown', 'plaintext'],
    ['# not a shebang: node', 'plaintext'],
  ])('by first line: %s is %s', (firstLine, language) => expect(detect('script', firstLine)).toBe(language));

  it('a name says more than a first line', () => {
    expect(detect('tool.ts', '#!/usr/bin/env node')).toBe('typescript');
  });
});
