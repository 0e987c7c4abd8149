-- Run once by the database's administrator, with passwords of your own. The owner runs the migrations and hands the
-- application what each table allows; the application can read and add postings but never change or remove them.
CREATE DATABASE IF NOT EXISTS guidepost CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE USER IF NOT EXISTS 'guidepost_owner'@'%' IDENTIFIED BY 'choose-one';
CREATE USER IF NOT EXISTS 'guidepost_app'@'%' IDENTIFIED BY 'choose-another';
GRANT ALL ON guidepost.* TO 'guidepost_owner'@'%' WITH GRANT OPTION;
