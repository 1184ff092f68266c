import { type ReactNode, useState } from 'react';
import { type Find, OfficeShell, PublicShell, SearchOrDo, useKeys, useLang, useT } from '#web/ui';
import { text } from './clocks.ts';

const at = (page: string, lang: string) => `?page=${page}${lang === 'zh' ? '&lang=zh' : ''}`;

const useOther = (page: string) => {
  const lang = useLang() === 'zh' ? 'en' : 'zh';
  return [{ lang, href: at(page, lang) }];
};

const demo = text('Demo city. No person, company, product or case here is real.', '演示城市。本站的人员、企业、产品和案件均为虚构。');

export function PublicFrame({ page, children }: { readonly page: string; readonly children: ReactNode }) {
  const t = useT();
  const lang = useLang();
  const nav = [
    ['product', text('Products', '产品')],
    ['law', text('Law', '法规')],
    ['home', text('How long it takes', '办理时限')],
    ['wizard', text('Have your say', '征求意见')],
    ['my-case', text('Complain', '投诉')],
  ] as const;
  const foot = [
    text('How each figure is made', '数据说明'),
    text('Download everything', '下载全部数据'),
    text('RSS', 'RSS'),
    text('Accessibility', '无障碍说明'),
    text('Sign in', '登录'),
  ];
  return (
    <PublicShell
      office={t(text('Demo City AI Office', '演示市人工智能主管部门'))}
      home={at('home', lang)}
      nav={nav.map(([name, label]) => ({ href: at(name, lang), label: t(label), current: name === page }))}
      foot={foot.map((label, index) => ({ href: `#f${index}`, label: t(label) }))}
      otherLanguages={useOther(page)}
      demo={t(demo)}
    >
      {children}
    </PublicShell>
  );
}

const finds = [
  [text('LungLight 2.1', 'LungLight 2.1'), text('case AS-2026-0117, due 2 April', '案件AS-2026-0117，4月2日届满')],
  [text('LungLight 2.1', 'LungLight 2.1'), text('product page', '产品页')],
  [text('Propose a decision on LungLight 2.1', '对LungLight 2.1提出决定意见'), text('order', '决定')],
  [text('Article 46', '第四十六条'), text('hospital use, “lung” in 2 examples', '医院使用，2个示例涉及“肺”')],
] as const;

export function OfficeFrame({ page, children }: { readonly page: string; readonly children: ReactNode }) {
  const t = useT();
  const lang = useLang();
  const [searching, setSearching] = useState(false);
  const [query, setQuery] = useState('');
  useKeys({ 'ctrl+k': () => setSearching(true), '/': () => setSearching(true) });
  const nav = [
    ['docket', text('Docket', '待办'), '14', true],
    ['case', text('Cases', '案件'), '212', false],
    ['clocks', text('Registers', '登记册'), undefined, false],
    ['committee', text('Committee', '委员会'), t(text('today', '今日')), true],
    ['pieces', text('Watch', '监测'), '2', true],
    ['lab', text('Lab', '规则实验室'), undefined, false],
    ['numbers', text('Numbers', '统计'), undefined, false],
  ] as const;
  const found: readonly Find[] =
    query === 'xyz'
      ? []
      : finds.map(([title, detail], index) => ({
          id: String(index),
          title: t(title),
          detail: t(detail),
          keys: index === 2 ? 'O' : undefined,
        }));
  return (
    <>
      <OfficeShell
        home={at('home', lang)}
        nav={nav.map(([name, label, needs, tab]) => ({ href: at(name, lang), label: t(label), needs, tab, current: name === page }))}
        more={[
          { href: '#letters', label: t(text('Letters to send', '待发文书')), needs: 3 },
          { href: '#duties', label: t(text('Duties calendar', '履职日历')) },
        ]}
        onSearch={() => setSearching(true)}
        who={
          <>
            {t(text('Officer 2 (Demo)', '承办人二（演示）'))}
            <br />
            <span className="nb">{t(text('Wed 11 March 2026, 09:14', '3月11日（周三）09:14'))}</span>
          </>
        }
        demo={t(text('Demo city', '演示城市'))}
        otherLanguages={useOther(page)}
      >
        {children}
      </OfficeShell>
      <SearchOrDo
        open={searching}
        onClose={() => setSearching(false)}
        query={query}
        onQuery={setQuery}
        finds={found}
        onChoose={() => undefined}
      />
    </>
  );
}
