package io.guidepost.domain.catalog;

import io.guidepost.domain.catalog.Products.Query;
import io.guidepost.domain.catalog.Products.Sort;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Fills an empty catalogue from a script, such as the demo shop's; a catalogue with anything in it stays as it is. */
@Service
public class LoadDemo {

    private final Products products;
    private final DataSource dataSource;

    LoadDemo(Products products, DataSource dataSource) {
        this.products = products;
        this.dataSource = dataSource;
    }

    /** @return whether the script was run; all of it or nothing */
    @Transactional
    public boolean load(Resource script) {
        var any = new Query(Optional.empty(), Optional.empty(), Sort.NEWEST, Optional.empty(), 1);
        if (!products.categories().isEmpty() || !products.page(any).isEmpty()) {
            return false;
        }
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            ScriptUtils.executeSqlScript(connection, new EncodedResource(script, "UTF-8"));
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
        return true;
    }
}
