import workerpool from 'workerpool'
import { drawInvoice, drawInvoicePdf } from './draw/invoice.ts'
import { drawSerialPhoto } from './draw/serial-photo.ts'
import type { InvoiceJob, PhotoJob } from './stories.ts'

workerpool.worker({
  draw: (job: InvoiceJob | PhotoJob) => {
    if (job.kind === 'photo') return drawSerialPhoto(job.scene)
    return job.isPdf ? drawInvoicePdf(job.scene) : drawInvoice(job.scene)
  },
})
