-- Three of the demonstration's eight stores are run by franchisees. To be run after the contacts have been synced.
UPDATE org_store SET ownership = 'FRANCHISE', version = version + 1
WHERE department_id IN (16, 17, 18) AND ownership = 'DIRECT';
