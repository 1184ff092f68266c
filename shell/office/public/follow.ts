import { ok, text } from '#law/ground';
import { statement } from '#shell/db';
import type { OfficeService } from '#shell/http';
import { trackingDigest } from '../loaded-world.ts';
import { codeAsKept } from './check.ts';
import { type Desk, notFound } from './desk.ts';

const trackedSql = statement(import.meta.url, './tracked-case.sql');

/** The case of a tracking code, as whoever gave it may see it. The code itself is kept nowhere. */
export const followPage =
  (desk: Desk): OfficeService['follow'] =>
  async (_, { code: typed }) => {
    const unknown = notFound(
      typed,
      text('No case goes with this code.', '没有与此查询码对应的案件。'),
      text(
        'Compare it once more. We cannot look a lost code up, for we do not keep it; you may tell us again.',
        '请再次核对。查询码遗失后我们无法查找（我们不保存查询码），您可以重新提交。',
      ),
    );
    const code = codeAsKept(typed);
    if (code === '') return unknown;
    const [found] = await desk.keeper.store.database.query<{ case: string }>(trackedSql, [trackingDigest(code)]);
    const view = found === undefined ? undefined : await desk.caseByCode(found.case);
    return view === undefined ? unknown : ok(view);
  };
