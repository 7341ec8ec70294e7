//! Services that were read in this visit: asked for once, so that going offline in the middle of a report takes no
//! question away.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use futures::FutureExt;
use onedoor_domain::id::ServiceCode;
use onedoor_domain::report::{Reports, Service, ServiceSummary};
use onedoor_domain::{Answer, Failure};
use onedoor_gateway::Gateway;

#[derive(Default)]
struct Known {
    list: Option<Vec<ServiceSummary>>,
    services: BTreeMap<ServiceCode, Service>,
}

thread_local! {
    static KNOWN: RefCell<Known> = RefCell::new(Known::default());
}

/// All services, in the council's order.
pub fn services(gateway: &Gateway) -> Answer<Vec<ServiceSummary>> {
    let known = KNOWN.with_borrow(|known| known.list.clone());
    let reports = gateway.reports();
    async move {
        if let Some(known) = known {
            return Ok(known);
        }
        let list = port(reports)?.services().await?;
        KNOWN.with_borrow_mut(|known| known.list = Some(list.clone()));
        Ok(list)
    }
    .boxed_local()
}

/// One service with its questions.
pub fn service(gateway: &Gateway, code: ServiceCode) -> Answer<Service> {
    let known = KNOWN.with_borrow(|known| known.services.get(&code).cloned());
    let reports = gateway.reports();
    async move {
        if let Some(known) = known {
            return Ok(known);
        }
        let service = port(reports)?.service(code.clone()).await?;
        KNOWN.with_borrow_mut(|known| known.services.insert(code, service.clone()));
        Ok(service)
    }
    .boxed_local()
}

fn port(reports: Option<Rc<dyn Reports>>) -> Result<Rc<dyn Reports>, Failure> {
    reports.ok_or(Failure::Unsupported)
}
