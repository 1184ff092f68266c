import { writeFileSync } from 'node:fs';
import { type Day, localDay, zoneOf } from '#law/ground';
import { startConfig, surroundings } from '#shell/config';
import { validateExport } from '#shell/exports';
import { exported } from '#shell/office';
import { type Command, isSet, noLaw, optional, WrongUsage } from './command.ts';
import { openOffice } from './open.ts';
import { fromCaller } from './read.ts';

export const exportCommands: Readonly<Record<string, Command>> = {
  export: {
    usage: 'export NAME [--out FILE] [--validate]',
    summary: 'Writes the public registers in a published format, by the mapping of that name in the pack.',
    example: 'ordinance export dcat --validate --json',
    counts: [1, 1],
    takes: { out: 'a file that it is written to, instead of standard output' },
    flags: { validate: 'holds the file against the rules of its standard and tells what breaks them' },
    run: async (called) => {
      const name = called.args[0]!;
      const office = await openOffice();
      try {
        if (office.shelf.empty) throw noLaw();
        const newest = office.shelf.on('9999-12-31' as Day).pack;
        const today = localDay(zoneOf(newest.zone), office.clock.now());
        const { pack } = office.shelf.on(today);
        const mapping = pack.exports[name];
        if (mapping === undefined)
          throw new WrongUsage(`there is no export \`${name}\`; the law in force has ${namesIn(Object.keys(pack.exports))}`);
        const { http } = startConfig(surroundings());
        const site = http.origin ?? `http://localhost${http.port === undefined ? '' : `:${http.port}`}`;
        const written = await exported(office, { pack, mapping, today, site });
        const out = optional(called, 'out');
        if (out !== undefined) writeFileSync(fromCaller(out), written.body);
        if (!isSet(called, 'validate')) {
          const told = { ok: true, name, type: written.type };
          return out === undefined
            ? { exit: 0, json: { ...told, body: written.body }, text: written.body.replace(/\r?\n$/, '') }
            : { exit: 0, json: { ...told, file: out }, text: `Written to ${out}.` };
        }
        const findings = await validateExport(mapping, written);
        const ok = findings.length === 0;
        const lines = findings.map(({ path, message }) => `${path}  ${message}`);
        return {
          exit: ok ? 0 : 1,
          json: { ok, findings },
          text: ok ? `${name} is valid by ${namesIn(mapping.validBy)}.` : lines.join('\n'),
        };
      } finally {
        await office.close();
      }
    },
  },
};

const namesIn = (names: readonly string[]): string => (names.length === 0 ? 'none' : names.join(', '));
