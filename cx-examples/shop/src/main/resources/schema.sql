create table if not exists answer (
  answer_key varchar(64) primary key,
  touchpoint varchar(32) not null,
  rating integer not null,
  remark varchar(4000),
  received timestamp with time zone not null
);
create table if not exists follow_up (
  answer_key varchar(64) primary key references answer (answer_key),
  first_response timestamp with time zone,
  closed timestamp with time zone
);
create table if not exists invitation (
  customer varchar(64) primary key,
  asked timestamp with time zone not null
);
