import type { Config } from '../config.ts';
import type { Clock, RandomBytes } from '../session/clock.ts';
import type { Registry } from '../session/registry.ts';
import type { Links } from '../sharing/links.ts';
import type { Store } from '../store/store.ts';
import type { AccessCheck } from './access.ts';

/** What the routes need; made in `app.ts`. */
export interface HttpContext {
  readonly config: Config;
  readonly store: Store;
  readonly registry: Registry;
  readonly links: Links;
  readonly access: AccessCheck;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** Prometheus text. */
  readonly metrics: { readonly contentType: string; text(): Promise<string> };
}
