/** Sentences that the server or packages/client worded, by their code: English is what they speak, so they stay. */
export const toldText = {
  /** Why a path is refused. */
  path: (_problem: string, message: string): string => message,
  /** Why a change of the files was refused. */
  change: (_code: string, message: string): string => message,
  /** Why a request failed. */
  request: (_code: string, message: string): string => message,
  /** What the server tells in passing. */
  notice: (_code: string, message: string): string => message,
};
