package dev.cardstock.study.store;

import dev.cardstock.contract.ProgressStoreContract;
import dev.cardstock.progress.ProgressStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource
class ProgressStoreContractTest extends ProgressStoreContract {
    @Parameter
    StoreKind kind;

    @TempDir
    Path folder;

    @Override
    protected ProgressStore emptyStore() throws IOException {
        return kind.open(folder);
    }

    @Override
    protected Optional<ProgressStore> reopened() throws IOException {
        return kind.reopen(folder);
    }
}
