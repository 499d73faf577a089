-- What the slip to a unit said on the day it was reminded: it is printed from this, whatever came in since. Reminders from
-- before this table have none.
CREATE TABLE unit_reminder_slips (
  agency_id uuid NOT NULL,
  reminder_id uuid NOT NULL,
  slip json NOT NULL,
  PRIMARY KEY (agency_id, reminder_id),
  FOREIGN KEY (agency_id, reminder_id) REFERENCES unit_reminders (agency_id, id)
);
