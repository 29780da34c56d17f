create table if not exists feedback (
  feedback_key varchar(64) primary key,
  source varchar(16) not null,
  touchpoint varchar(32),
  rating double precision,
  language varchar(2) not null,
  segment varchar(16) not null,
  customer varchar(64),
  order_number varchar(64),
  remark varchar(4000),
  received timestamp with time zone not null
);
create table if not exists case_file (
  feedback_key varchar(64) primary key references feedback (feedback_key),
  reasons varchar(400) not null,
  owner varchar(32) not null,
  deadline timestamp with time zone not null
);
create table if not exists case_step (
  step_id varchar(64) primary key,
  feedback_key varchar(64) not null references case_file (feedback_key),
  kind varchar(16) not null,
  detail varchar(4000) not null,
  happened timestamp with time zone not null
);
create index if not exists case_step_of on case_step (feedback_key);
create index if not exists feedback_received on feedback (received);
create table if not exists invitation (
  customer varchar(64) primary key,
  asked timestamp with time zone not null
);
create table if not exists alert (
  alert_key varchar(96) not null,
  since timestamp with time zone not null,
  rule varchar(32) not null,
  touchpoint varchar(32),
  subject varchar(64) not null,
  score double precision not null,
  reference double precision not null,
  answers bigint not null,
  ended timestamp with time zone,
  primary key (alert_key, since)
);
create table if not exists alert_mute (
  alert_key varchar(96) primary key,
  muted_until timestamp with time zone not null,
  muted_by varchar(64) not null
);
create table if not exists asked (
  customer varchar(64) not null,
  asked timestamp with time zone not null,
  touchpoint varchar(32) not null,
  answered timestamp with time zone,
  primary key (customer, asked)
);
create index if not exists asked_when on asked (asked);
