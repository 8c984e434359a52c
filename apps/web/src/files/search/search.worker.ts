import { answerSearch } from './search-answer.ts';
import type { SearchRequest } from './search-messages.ts';

// In a worker because a regular expression of a person's own can take for ever: then this is ended from outside.
self.onmessage = (event: MessageEvent<SearchRequest>) => self.postMessage(answerSearch(event.data));
