package io.guidepost.architecture.wrong.guideapi;

import org.springframework.transaction.annotation.Transactional;

/** Wrong on purpose: a transaction as long as a request. */
class OpensATransaction {

    @Transactional
    public void open() {}
}
