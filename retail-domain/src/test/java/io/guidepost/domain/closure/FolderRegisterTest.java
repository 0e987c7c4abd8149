package io.guidepost.domain.closure;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FolderRegisterTest extends ErasureRegisterContract {

    @TempDir
    Path folder;

    @Override
    protected ErasureRegister register() {
        return new FolderRegister(folder);
    }
}
