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
