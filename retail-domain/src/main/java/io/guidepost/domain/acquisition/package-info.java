/**
 * Codes by which customers become friends of guides (活码, ACQ-1, ACQ-2), kept at WeCom as 联系我, staffed by schedule, with
 * backups and caps. Owns {@code acquisition_*}; calls organization, and reads who was added by a code.
 */
package io.guidepost.domain.acquisition;
