import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** The part of DBOS that is measured. */
interface Dbos {
  setConfig(config: { readonly name: string; readonly systemDatabaseUrl: string; readonly logLevel: string }): void;
  registerWorkflow<A extends readonly unknown[], R>(
    work: (...args: A) => Promise<R>,
    options: { readonly name: string },
  ): (...args: A) => Promise<R>;
  runStep<R>(step: () => Promise<R>, options: { readonly name: string }): Promise<R>;
  launch(): Promise<void>;
  shutdown(): Promise<void>;
}

/** One DBOS workflow with one durable step, on the same server; `undefined` where bench/peers has no DBOS. */
export const openDbos = async (url: string): Promise<{ run(n: number): Promise<number>; close(): Promise<void> } | undefined> => {
  let path: string;
  try {
    path = createRequire(new URL('../peers/package.json', import.meta.url)).resolve('@dbos-inc/dbos-sdk');
  } catch {
    return undefined;
  }
  const { DBOS } = (await import(pathToFileURL(path).href)) as { readonly DBOS: Dbos };
  DBOS.setConfig({ name: 'ordinance-bench', systemDatabaseUrl: url, logLevel: 'error' });
  const run = DBOS.registerWorkflow(async (n: number) => DBOS.runStep(async () => n + 1, { name: 'step' }), { name: 'order' });
  await DBOS.launch();
  return { run: (n) => run(n), close: () => DBOS.shutdown() };
};
