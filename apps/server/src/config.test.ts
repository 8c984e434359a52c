import { expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

it('has a default for everything', () => {
  expect(readConfig({}, '/srv/coedit')).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    dataDir: '/srv/coedit/data',
    publicUrl: null,
    allowedOrigins: [],
    logLevel: 'info',
    limits: { messageBytes: 4 * 1024 * 1024, participants: 100, messagesPerSecond: 100 },
  });
});

it('takes an empty variable as one that is not set', () => {
  expect(readConfig({ PORT: '', PUBLIC_URL: ' ' }, '/')).toMatchObject({ port: 3000, publicUrl: null });
});

it('reads what is set', () => {
  const config = readConfig(
    {
      PORT: '8080',
      HOST: '0.0.0.0',
      DATA_DIR: '/var/lib/coedit',
      PUBLIC_URL: 'https://code.example.org/',
      ALLOWED_ORIGINS: 'https://wiki.example.org, http://localhost:5173 ,',
      LOG_LEVEL: 'warn',
      TRUST_PROXY: 'loopback, 10.0.0.0/8,fd00::/8',
      METRICS: 'on',
      LIMIT_FILES: '7',
    },
    '/',
  );
  expect(config).toMatchObject({
    port: 8080,
    host: '0.0.0.0',
    dataDir: '/var/lib/coedit',
    publicUrl: 'https://code.example.org',
    allowedOrigins: ['https://wiki.example.org', 'http://localhost:5173'],
    logLevel: 'warn',
    trustProxy: 'loopback, 10.0.0.0/8,fd00::/8',
    metrics: 'on',
    limits: { files: 7 },
  });
});

it('tells all that is wrong at once, each by the name of its variable and with its value', () => {
  const environment = {
    PORT: '99999',
    PUBLIC_URL: 'code.example.org',
    ALLOWED_ORIGINS: 'https://ok.example.org,nonsense',
    LOG_LEVEL: 'loud',
    METRICS: 'maybe',
    TRUST_PROXY: 'loopback,10.0.0.0/33',
    LIMIT_FILES: '-1',
    LIMIT_CHAT_LENGTH: '1e3',
  };
  let error: unknown;
  try {
    readConfig(environment, '/');
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(ConfigError);
  const { problems } = error as ConfigError;
  expect(problems).toHaveLength(8);
  for (const [name, value] of Object.entries(environment)) {
    const told = value.split(',').at(-1) ?? '';
    expect(
      problems.some((problem) => problem.startsWith(`${name} must be`) && problem.includes(`"${told}"`)),
    ).toBe(true);
  }
});
