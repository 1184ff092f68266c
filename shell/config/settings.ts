import { text } from '#law/ground';
import { address, choice, cities, cityName, path, proxies, site, whole, words, yesNo } from './kinds.ts';
import { always, maybe, secret } from './setting.ts';

/**
 * Every setting of the program, each declared once. A setting `section.someName` is `some-name` below `section` in the file,
 * `ORDINANCE_SECTION_SOME_NAME` in the environment and `--section-some-name` as a flag, unless it names others here.
 * To add one: write its line here and read it from `Config`; reader, help and listing know it then.
 */
export const settings = {
  store: {
    data: maybe(
      path,
      text('folder of the embedded database; without it .data of the program', '内置数据库的数据文件夹；未设置时为程序目录下的 .data'),
      {
        env: ['ORDINANCE_DATA'],
        flag: 'data',
      },
    ),
    city: maybe(
      cityName,
      text(
        'one city of several on this machine: its store is the folder of this name in the data folder, or the database of this name on the server',
        '同一机器上多个城市之一：其数据位于数据文件夹中的同名文件夹，或者服务器上的同名数据库',
      ),
      { env: ['ORDINANCE_CITY'], flag: 'city' },
    ),
    cities: maybe(
      cities,
      text(
        'several cities that one process serves, each with a store as `city` names it, under a host name that begins with its name',
        '由同一进程服务的若干城市，每个城市的数据位置与 `city` 相同，其主机名以城市名开头',
      ),
      { env: ['ORDINANCE_CITIES'], flag: 'cities' },
    ),
    databaseUrl: secret(
      address('postgres://user@host/city', 'postgres', 'postgresql'),
      text('a PostgreSQL server, in place of the folder', 'PostgreSQL 服务器，代替数据文件夹'),
      { env: ['DATABASE_URL'] },
    ),
    connections: always(whole(1, 500), 16, text('connections to the PostgreSQL server at most', '与 PostgreSQL 服务器的最多连接数')),
    statementSeconds: always(
      whole(0, 3600),
      30,
      text(
        'after so many seconds a statement of the PostgreSQL server is cut off and the request answered 503; backups, rebuilds and upgrades are exempt; 0 is never',
        'PostgreSQL 语句的最长执行秒数，超过即中止并答复 503；备份、重建与升级除外；0 表示不限',
      ),
    ),
  },
  keys: {
    folder: maybe(
      path,
      text(
        'folder of the keys of personal data, apart from the data; without it beside the data folder, as .data-keys for .data; a server needs it',
        '个人信息密钥的文件夹，与数据分开存放；未设置时在数据文件夹旁，如 .data 对应 .data-keys；使用数据库服务器时必须设置',
      ),
      { env: ['ORDINANCE_KEYS'], flag: 'keys' },
    ),
  },
  http: {
    port: maybe(
      whole(0, 65_535),
      text('where to listen; without it 4600 or the next port that is free', '监听端口；未指定时为 4600 或其后第一个空闲端口'),
      {
        env: ['ORDINANCE_PORT', 'PORT'],
        flag: 'port',
      },
    ),
    host: always(words, '127.0.0.1', text('address to listen on', '监听地址'), { env: ['ORDINANCE_HOST'], flag: 'host' }),
    origin: maybe(
      site,
      text('address under which the public knows this server; it stands in letters and mails', '公众访问本服务器的地址；写入文书与邮件'),
      {
        env: ['ORDINANCE_ORIGIN'],
        flag: 'origin',
      },
    ),
    trustProxy: always(
      proxies,
      [],
      text(
        'proxies whose word about the caller is taken, as 10.0.0.0/8; a number says how many there are, where nobody else can connect',
        '受信任的代理，如 10.0.0.0/8；仅代理可以连接时，也可写代理的层数',
      ),
      {
        env: ['ORDINANCE_TRUST_PROXY'],
        flag: 'trust-proxy',
      },
    ),
    perMinute: always(
      whole(1, 10_000_000),
      600,
      text('requests that a person or address may send in a minute', '每人或每地址每分钟的请求上限'),
    ),
    stopSeconds: always(
      whole(1, 600),
      20,
      text('how long a stop waits for requests that are being answered', '停止时等待未完成请求的秒数'),
    ),
  },
  uploads: {
    fileMegabytes: always(whole(1, 1024), 25, text('size of one attachment at most', '单个附件的大小上限')),
  },
  signIn: {
    proofMinutes: always(
      whole(1, 1440),
      15,
      text('for so long a proof of who somebody is counts for decisions of the law', '作出决定前身份验证的有效分钟数'),
    ),
    issuer: maybe(
      address('https://login.example.gov', 'https', 'http'),
      text(
        'a provider of OpenID Connect with which people sign in; `http` only on this machine',
        '用于登录的 OpenID Connect 提供方；仅本机可用 `http`',
      ),
    ),
    clientId: maybe(words, text('as the provider knows this server', '提供方登记的客户端标识')),
    clientSecret: secret(words, text('the secret that the provider gave; without it PKCE alone', '提供方给予的密钥；未设置时仅用 PKCE')),
    providerName: maybe(words, text('as the button says it: Sign in with …', '按钮上的名称：使用……登录')),
  },
  mail: {
    url: secret(
      address('smtps://user:password@host', 'smtp', 'smtps'),
      text('server that takes the mails; without it mails wait', '发送邮件的服务器；未设置时邮件留待发送'),
      {
        env: ['ORDINANCE_MAIL'],
      },
    ),
    from: maybe(words, text("who sends the mails, as 'Office <office@city.example>'", '邮件的发件人')),
  },
  backups: {
    folder: maybe(path, text('folder for scheduled backups; without it none is made', '定期备份的文件夹；未设置则不备份')),
    everyHours: always(whole(1, 744), 24, text('hours between two scheduled backups', '两次定期备份之间的小时数')),
    keepDaily: always(whole(1, 366), 7, text('the newest backup of so many days is kept', '保留最近若干天每天最新的备份')),
    keepWeekly: always(whole(0, 520), 4, text('and of so many weeks', '以及最近若干周每周最新的备份')),
    keepMonthly: always(whole(0, 240), 12, text('and of so many months', '以及最近若干月每月最新的备份')),
    keyFile: maybe(path, text('file with the key that seals backups, apart from the data', '加密备份所用密钥的文件，与数据分开存放')),
    beforeMigration: always(
      yesNo,
      true,
      text('back up an embedded store before its tables are changed by a new version', '新版本变更数据表之前先备份内置数据库'),
    ),
  },
  logs: {
    level: always(choice('trace', 'debug', 'info', 'warn', 'error', 'silent'), 'info', text('the least that is logged', '日志的最低级别')),
    form: maybe(
      choice('json', 'readable'),
      text(
        'one JSON document a line, or lines for people; without it JSON, and in the demo lines',
        '每行一个 JSON，或便于人读的行；未设置时为 JSON，演示中为后者',
      ),
    ),
  },
  telemetry: {
    endpoint: maybe(
      address('http://collector:4318', 'http', 'https'),
      text('OTLP/HTTP receiver of metrics and traces; without it none are taken', '接收指标与追踪的 OTLP/HTTP 地址；未设置则不采集'),
    ),
    everySeconds: always(whole(1, 3600), 60, text('seconds between two sendings of metrics', '两次发送指标之间的秒数')),
  },
} as const;
