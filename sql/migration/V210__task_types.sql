-- What a task of its type asks of each guide besides its copy (C1); NULL stands for what is usual.
ALTER TABLE content_task ADD COLUMN parameters JSON;

-- How much is done, in the unit of the task's type: customers reached, visits logged, friends won.
ALTER TABLE content_assignment ADD COLUMN progress INT NOT NULL DEFAULT 0;
