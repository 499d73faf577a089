-- How a task stands is not kept: it follows from confirmed proofs and the day. No last day means "thường xuyên".
CREATE TABLE tasks (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  plan_id uuid NOT NULL,
  item_id uuid,
  duty bigint,
  channel text,
  title text NOT NULL,
  lead_unit uuid,
  person uuid,
  starts_on date,
  due_on date,
  quantity bigint NOT NULL,
  measure text NOT NULL,
  hosted_by text,
  cancelled_by uuid,
  cancelled_at timestamptz,
  cancel_reason text,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL,
  version bigint NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, plan_id) REFERENCES plans (agency_id, id),
  FOREIGN KEY (agency_id, item_id) REFERENCES plan_items (agency_id, id),
  FOREIGN KEY (agency_id, lead_unit) REFERENCES units (agency_id, id),
  FOREIGN KEY (agency_id, person) REFERENCES accounts (agency_id, id),
  FOREIGN KEY (agency_id, cancelled_by) REFERENCES accounts (agency_id, id),
  FOREIGN KEY (agency_id, created_by) REFERENCES accounts (agency_id, id),
  CHECK ((item_id IS NULL) <> (duty IS NULL)),
  CHECK (quantity > 0),
  CHECK ((cancelled_at IS NULL) = (cancel_reason IS NULL))
);
CREATE INDEX tasks_plan ON tasks (agency_id, plan_id);
CREATE INDEX tasks_person ON tasks (agency_id, person);
CREATE INDEX tasks_lead ON tasks (agency_id, lead_unit);

CREATE TABLE task_units (
  agency_id uuid NOT NULL,
  task_id uuid NOT NULL,
  ordinal bigint NOT NULL,
  unit_id uuid NOT NULL,
  PRIMARY KEY (agency_id, task_id, unit_id),
  FOREIGN KEY (agency_id, task_id) REFERENCES tasks (agency_id, id),
  FOREIGN KEY (agency_id, unit_id) REFERENCES units (agency_id, id)
);

CREATE TABLE reminders (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  task_id uuid NOT NULL,
  level text NOT NULL,
  to_account uuid,
  to_unit uuid,
  issued_by uuid NOT NULL,
  issued_at timestamptz NOT NULL,
  printed_at timestamptz,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, task_id) REFERENCES tasks (agency_id, id),
  FOREIGN KEY (agency_id, to_account) REFERENCES accounts (agency_id, id),
  FOREIGN KEY (agency_id, to_unit) REFERENCES units (agency_id, id),
  FOREIGN KEY (agency_id, issued_by) REFERENCES accounts (agency_id, id)
);
CREATE INDEX reminders_task ON reminders (agency_id, task_id, issued_at);

CREATE TABLE difficulties (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  plan_id uuid NOT NULL,
  task_id uuid,
  wording text NOT NULL,
  to_leader uuid,
  answer_by date NOT NULL,
  raised_by uuid NOT NULL,
  raised_at timestamptz NOT NULL,
  decided_by uuid,
  decided_at timestamptz,
  decision text,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, plan_id) REFERENCES plans (agency_id, id),
  FOREIGN KEY (agency_id, task_id) REFERENCES tasks (agency_id, id),
  FOREIGN KEY (agency_id, to_leader) REFERENCES accounts (agency_id, id),
  FOREIGN KEY (agency_id, raised_by) REFERENCES accounts (agency_id, id),
  FOREIGN KEY (agency_id, decided_by) REFERENCES accounts (agency_id, id),
  CHECK ((decided_at IS NULL) = (decision IS NULL))
);
CREATE INDEX difficulties_plan ON difficulties (agency_id, plan_id);
